package io.tidemark.verifier;

import io.tidemark.verifier.foreign.ForeignFormat;
import io.tidemark.verifier.foreign.ProofOptions;
import io.tidemark.verifier.foreign.WireHashes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command lines {@code verify-proof} and {@code keys lint}, taken apart. */
final class ProofArguments {
    private static final Set<String> OF_VERIFY =
            Set.of("--vk", "--proof", "--public", "--format", "--hash", "--expect-key");

    private final Map<String, String> values = new HashMap<>();
    private boolean json;

    private ProofArguments() {}

    /** Reads the words after {@code verify-proof}. */
    static ProofArguments ofVerify(List<String> words) throws CommandException {
        ProofArguments parsed = new ProofArguments();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--json")) {
                parsed.json = true;
            } else if (!OF_VERIFY.contains(word)) {
                throw usage("unknown option " + word);
            } else if (!rest.hasNext()) {
                throw usage(word + " needs a value");
            } else if (parsed.values.put(word, rest.next()) != null) {
                throw usage(word + " is given twice");
            }
        }
        for (String required : List.of("--vk", "--proof", "--public")) {
            parsed.path(required);
        }
        return parsed;
    }

    /** Reads the words after {@code keys}. */
    static ProofArguments ofLint(List<String> words) throws CommandException {
        ProofArguments parsed = new ProofArguments();
        for (String word : words.isEmpty() ? words : words.subList(1, words.size())) {
            if (word.equals("--json")) {
                parsed.json = true;
            } else if (word.startsWith("--") || parsed.values.put("--vk", word) != null) {
                throw usage("expected one FILE, got " + word);
            }
        }
        if (words.isEmpty() || !words.getFirst().equals("lint") || parsed.values.isEmpty()) {
            throw usage("expected keys lint FILE");
        }
        return parsed;
    }

    /** The file of a required option. */
    Path path(String option) throws CommandException {
        String value = values.get(option);
        if (value == null) {
            throw usage("expected " + option + " FILE");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException malformed) {
            throw usage("expected a path, got " + value);
        }
    }

    ProofOptions options() throws CommandException {
        String format = values.getOrDefault("--format", ForeignFormat.AUTO.label());
        ProofOptions options = ProofOptions.DEFAULT.withFormat(ForeignFormat.labelled(format)
                .orElseThrow(() -> usage("expected --format " + ForeignFormat.labels() + ", got " + format)));
        String hash = values.getOrDefault("--hash", WireHashes.SHA256_LABEL);
        options = options.withWireHash(
                WireHashes.labelled(hash).orElseThrow(() -> usage("expected --hash sha256 or keccak256, got " + hash)));
        String expected = values.get("--expect-key");
        try {
            return expected == null ? options : options.withExpectedKey(expected);
        } catch (IllegalArgumentException refused) {
            throw usage("--expect-key: " + refused.getMessage());
        }
    }

    boolean json() {
        return json;
    }

    private static CommandException usage(String message) {
        return new CommandException(Main.USAGE, message);
    }
}
