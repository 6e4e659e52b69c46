package io.tidemark.verifier;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line, taken apart. */
final class Arguments {
    private final List<Path> bundles = new ArrayList<>();
    private final List<Path> snapshots = new ArrayList<>();
    private @Nullable Path keys;
    private @Nullable Path instance;
    private @Nullable Path state;
    private VerificationPolicy policy = VerificationPolicy.STRICT;
    private boolean json;

    private Arguments() {}

    /**
     * Reads a command line.
     *
     * @throws CommandException {@link Main#USAGE} if it is not one
     */
    static Arguments parse(String[] args) throws CommandException {
        Arguments parsed = new Arguments();
        Iterator<String> words = List.of(args).iterator();
        if (!words.hasNext() || !words.next().equals("verify")) {
            throw usage("expected the command verify, audit, verify-proof or keys");
        }
        while (words.hasNext()) {
            parsed.take(words.next(), words);
        }
        if (parsed.bundles.isEmpty() || parsed.keys == null || parsed.instance == null) {
            throw usage("expected at least one BUNDLE, --keys and --instance");
        }
        return parsed;
    }

    private void take(String word, Iterator<String> rest) throws CommandException {
        switch (word) {
            case "--keys" -> keys = once(word, keys, rest);
            case "--instance" -> instance = once(word, instance, rest);
            case "--state" -> state = once(word, state, rest);
            case "--snapshots" -> snapshots.add(once(word, null, rest));
            case "--allow-development-key" -> policy = policy.allowingDevelopmentKeys();
            case "--any-start" -> policy = policy.allowingAnyStart();
            case "--json" -> json = true;
            default -> {
                if (word.startsWith("--")) {
                    throw usage("unknown option " + word);
                }
                bundles.add(path(word));
            }
        }
    }

    private static Path once(String option, @Nullable Path before, Iterator<String> rest) throws CommandException {
        if (before != null) {
            throw usage(option + " is given twice");
        }
        if (!rest.hasNext()) {
            throw usage(option + " needs a value");
        }
        return path(rest.next());
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

    List<Path> bundles() {
        return bundles;
    }

    List<Path> snapshots() {
        return snapshots;
    }

    Path keys() {
        return required(keys);
    }

    Path instance() {
        return required(instance);
    }

    private static Path required(@Nullable Path path) {
        if (path == null) {
            throw new AssertionError("parse has checked that it is there");
        }
        return path;
    }

    Optional<Path> state() {
        return Optional.ofNullable(state);
    }

    VerificationPolicy policy() {
        return policy;
    }

    boolean json() {
        return json;
    }
}
