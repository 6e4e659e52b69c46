package io.tidemark.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a program runs. */
sealed interface RunMode {
    /** In memory, in one process. */
    record Simulation() implements RunMode {}

    /** In a folder, with a process for each program. */
    record Local() implements RunMode {}

    /** In a folder, by one of several processes at a time, under a lease. */
    record Distributed() implements RunMode {}

    /** The word on the command line. */
    default String word() {
        return switch (this) {
            case Simulation simulation -> "simulation";
            case Local local -> "local";
            case Distributed distributed -> "distributed";
        };
    }

    /** All of them, by word. */
    static Map<String, RunMode> all() {
        return List.of(new Simulation(), new Local(), new Distributed()).stream()
                .collect(Collectors.toMap(RunMode::word, Function.identity()));
    }

    /** The mode of a word. */
    static Optional<RunMode> of(String word) {
        return Optional.ofNullable(all().get(word));
    }
}
