package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The file that is gone through, and what its names are in the whole: a program that is run twice has two sets of names.
 *
 * @param bound names that stand for something outside
 * @param handler whether the steps are those of a handler, which answers a call
 * @param stuck the steps of the file that never end
 */
record Frame(
        Program program, NameTable names, String prefix, Map<String, String> bound, boolean handler, Set<Step> stuck) {
    Frame {
        bound = Map.copyOf(bound);
    }

    /** What a name is in the whole. */
    String id(Name name) {
        return bound.getOrDefault(name.text(), prefix + name.text());
    }

    /** Whether it is a name at all; of one that is not, enough has been said. */
    boolean knows(Name name) {
        return bound.containsKey(name.text()) || names.sort(name).isPresent();
    }

    /** With further names bound, for the steps of a handler. */
    Frame inHandler(Map<String, String> arguments) {
        Map<String, String> all = new HashMap<>(bound);
        all.putAll(arguments);
        return new Frame(program, names, prefix, all, true, stuck);
    }
}
