package io.tidemark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the processes cost that this one started, the prover's above all. */
final class Children {
    private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long KIB = 1024;

    private Children() {}

    /** Processor time of all of them so far. */
    static Duration processorTime() {
        return ProcessHandle.current()
                .children()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The largest resident set that one of them had in its life, in bytes, as Linux counts it; empty elsewhere. */
    static OptionalLong peakMemory() {
        return ProcessHandle.current()
                .children()
                .map(child -> peakMemory(child.pid()))
                .flatMapToLong(OptionalLong::stream)
                .max();
    }

    private static OptionalLong peakMemory(long pid) {
        try {
            Matcher matcher = HIGH_WATER.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
            return matcher.find() ? OptionalLong.of(KIB * Long.parseLong(matcher.group(1))) : OptionalLong.empty();
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }
}
