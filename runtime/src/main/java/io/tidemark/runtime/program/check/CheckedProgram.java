package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A program in which the checker found no error.
 *
 * @param values those of its parameters
 * @param reads the resources that it reads and does not change
 * @param writes the resources that it may change
 */
public record CheckedProgram(Program program, Map<String, Value> values, Set<String> reads, Set<String> writes) {
    public CheckedProgram {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        reads = Collections.unmodifiableSet(new java.util.LinkedHashSet<>(reads));
        writes = Collections.unmodifiableSet(new java.util.LinkedHashSet<>(writes));
    }
}
