package io.tidemark.verifier;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line of {@code audit verify}, taken apart. */
final class AuditArguments {
    private static final Set<String> SINGLE = Set.of("--keys", "--instance", "--opening");
    private static final Set<String> REPEATED = Set.of("--bundles", "--snapshots");
    private static final Set<String> FLAGS =
            Set.of("--allow-development-key", "--any-start", "--proof-alone", "--json");

    private final Map<String, List<Path>> paths = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<Path> files = new ArrayList<>();

    private AuditArguments() {}

    /**
     * Reads what follows {@code audit}.
     *
     * @throws CommandException {@link Main#USAGE} if it is not a command line
     */
    static AuditArguments parse(List<String> words) throws CommandException {
        AuditArguments parsed = new AuditArguments();
        Iterator<String> rest = words.iterator();
        if (!rest.hasNext() || !rest.next().equals("verify")) {
            throw usage("expected audit verify");
        }
        while (rest.hasNext()) {
            parsed.take(rest.next(), rest);
        }
        if (parsed.files.size() != 1 || !parsed.paths.keySet().containsAll(Set.of("--keys", "--instance"))) {
            throw usage("expected one FILE, --keys and --instance");
        }
        return parsed;
    }

    private void take(String word, Iterator<String> rest) throws CommandException {
        if (FLAGS.contains(word)) {
            flags.add(word);
        } else if (SINGLE.contains(word) || REPEATED.contains(word)) {
            if (!rest.hasNext()) {
                throw usage(word + " needs a value");
            }
            List<Path> given = paths.computeIfAbsent(word, none -> new ArrayList<>());
            given.add(path(rest.next()));
            if (SINGLE.contains(word) && given.size() > 1) {
                throw usage(word + " is given twice");
            }
        } else if (word.startsWith("--")) {
            throw usage("unknown option " + word);
        } else {
            files.add(path(word));
        }
    }

    private static Path path(String text) throws CommandException {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw usage("expected a path, got " + text);
        }
    }

    private static CommandException usage(String message) {
        return new CommandException(Main.USAGE, message);
    }

    /** The statement. */
    Path file() {
        return files.getFirst();
    }

    /** What that option names, in order. */
    List<Path> all(String option) {
        return List.copyOf(paths.getOrDefault(option, List.of()));
    }

    /** What that option names, if it is given. */
    Optional<Path> one(String option) {
        return all(option).stream().findFirst();
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    VerificationPolicy policy() {
        return new VerificationPolicy(has("--allow-development-key"), has("--any-start"));
    }
}
