package io.tidemark.verifier;

import io.tidemark.model.Bundle;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.codec.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/**
 * A case of the corpus before it is written.
 *
 * @param code empty for a valid bundle
 * @param after how many valid bundles to accept first
 * @param snapshots to supply
 * @param keys name of the key store to trust
 * @param store files of a key store of its own, by path; empty if it trusts the one of the valid bundles
 */
record CorpusCase(
        String name,
        Optional<VerificationCode> code,
        String clause,
        String made,
        Bytes file,
        boolean json,
        int after,
        List<SignedSnapshot> snapshots,
        String keys,
        Map<String, Bytes> store,
        boolean developmentKeysAllowed) {
    static final String KEYS = "keys";

    CorpusCase {
        snapshots = List.copyOf(snapshots);
        store = Map.copyOf(store);
    }

    static CorpusCase invalid(String name, VerificationCode code, String clause, String made, byte[] file) {
        return new CorpusCase(
                name, Optional.of(code), clause, made, Bytes.wrap(file), false, 0, List.of(), KEYS, Map.of(), true);
    }

    static CorpusCase invalid(String name, VerificationCode code, String clause, String made, Bundle bundle) {
        return invalid(name, code, clause, made, Documents.BUNDLE.encode(bundle));
    }

    static CorpusCase valid(String name, Bundle bundle, int after, List<SignedSnapshot> snapshots) {
        byte[] file = Documents.BUNDLE.encode(bundle);
        return new CorpusCase(
                name,
                Optional.empty(),
                "VER-3",
                "gnark's proof of batch " + bundle.statement().sequence().value(),
                Bytes.wrap(file),
                false,
                after,
                snapshots,
                KEYS,
                Map.of(),
                true);
    }

    CorpusCase after(int batches) {
        return new CorpusCase(
                name, code, clause, made, file, json, batches, snapshots, keys, store, developmentKeysAllowed);
    }

    CorpusCase supplying(SignedSnapshot... supplied) {
        return new CorpusCase(
                name, code, clause, made, file, json, after, List.of(supplied), keys, store, developmentKeysAllowed);
    }

    /** Trusts a key store of its own. */
    CorpusCase trusting(Map<String, byte[]> files) {
        Map<String, Bytes> copied = new java.util.TreeMap<>();
        files.forEach((path, bytes) -> copied.put(path, Bytes.wrap(bytes)));
        return new CorpusCase(
                name, code, clause, made, file, json, after, snapshots, "keys-" + name, copied, developmentKeysAllowed);
    }

    CorpusCase withoutDevelopmentKeys() {
        return new CorpusCase(name, code, clause, made, file, json, after, snapshots, keys, store, false);
    }

    /** With that text as its file. */
    CorpusCase asJson(String text) {
        return new CorpusCase(
                name,
                code,
                clause,
                made,
                Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)),
                true,
                after,
                snapshots,
                keys,
                store,
                developmentKeysAllowed);
    }

    /** Where the file lies below {@code bundles/}. */
    String path() {
        String suffix = json ? ".json" : ".tmb";
        return code.isEmpty() ? "valid/" + name + suffix : "invalid/" + name + "/bundle" + suffix;
    }
}
