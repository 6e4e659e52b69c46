package io.tidemark.verifier;

import io.tidemark.fixtures.Fixtures;
import io.tidemark.model.Bundle;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Statement;
import io.tidemark.model.codec.KeyManifestCodec;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import tools.jackson.databind.JsonNode;

/**
 * What the corpus is made from: the synthetic instance, with proofs by gnark of a small circuit of ten public inputs and
 * one commitment ({@code groth16/statement.json}). The key is for tests only.
 */
final class CorpusWorld {
    private final JsonNode triples = Fixtures.json("groth16/statement.json");
    private final byte[] keyBytes = Fixtures.hex(triples, "key");
    private final VerifyingKey key;
    private final KeyManifest manifest = TestKeys.manifest(keyBytes, true);
    private final Synthetic world;
    private final Synthetic stranger;

    CorpusWorld() {
        try {
            key = VerifyingKey.decode(keyBytes);
        } catch (Groth16FormatException malformed) {
            throw new AssertionError(malformed);
        }
        world = Synthetic.of(manifest.id(), this::prove);
        stranger = Synthetic.stranger(manifest.id(), statement -> Bytes.wrap(proofs().getFirst()));
    }

    /** The public inputs of the synthetic batches by name, for {@code groth16/statements.json}. */
    static Map<String, String> statements() {
        Map<String, String> statements = new TreeMap<>();
        Synthetic unproved = Synthetic.of(TestKeys.manifest(new byte[0], true).id(), statement -> Bytes.EMPTY);
        for (Bundle bundle : unproved.bundles()) {
            statements.put("batch-" + bundle.statement().sequence().value(), inputs(bundle.statement()));
        }
        return statements;
    }

    private static String inputs(Statement statement) {
        StringBuilder hex = new StringBuilder();
        statement.publicInputs().forEach(lane -> hex.append(HexFormat.of().formatHex(lane.encode())));
        return hex.toString();
    }

    private Bytes prove(Statement statement) {
        String wanted = inputs(statement);
        return triples.get("proofs")
                .valueStream()
                .filter(triple -> triple.get("public").asString().equals(wanted))
                .findFirst()
                .map(triple -> Bytes.wrap(Fixtures.hex(triple, "proof")))
                .orElseThrow(() -> new IllegalStateException("expected a proof of batch "
                        + statement.sequence().value()
                        + " in groth16/statement.json: run `go run ./cmd/proofvectors -renew` in circuits"));
    }

    private List<byte[]> proofs() {
        return triples.get("proofs")
                .valueStream()
                .map(triple -> Fixtures.hex(triple, "proof"))
                .toList();
    }

    Synthetic synthetic() {
        return world;
    }

    /** Batch {@code number}, from 1. */
    Bundle bundle(int number) {
        return world.bundles().get(number - 1);
    }

    SignedSnapshot snapshot(int sequence) {
        return world.snapshots().get(sequence - 1);
    }

    /** A bundle of another instance, under the same key. */
    Bundle strangersBundle() {
        return stranger.bundles().getFirst();
    }

    VerifyingKey key() {
        return key;
    }

    /** The files of a key store with that key alone, by their path in it. */
    static Map<String, byte[]> store(byte[] verifyingKey) {
        KeyManifest manifest = TestKeys.manifest(verifyingKey, true);
        return Map.of(
                manifest.id().text() + "/manifest.json",
                KeyManifestCodec.encode(manifest),
                manifest.id().text() + "/verifying.key",
                verifyingKey);
    }
}
