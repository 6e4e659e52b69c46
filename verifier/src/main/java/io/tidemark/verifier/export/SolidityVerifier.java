package io.tidemark.verifier.export;

import io.tidemark.model.KeyId;
import io.tidemark.model.Sha256;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes;

/**
 * Writes a Solidity contract that verifies the proofs of one key, those with commitments too: it hashes commitments as
 * gnark does by default, so the proof of a bundle verifies as it is. It stands alone and needs the precompiled contracts
 * 2 and 5 to 8 of the EVM alone.
 *
 * <p>Proofs whose commitments were hashed in another way (GRO-17) are refused by it.
 */
public final class SolidityVerifier {
    /** The most K of a key: their contract has 14 of the 24 kB that EIP-170 allows, and costs over a million gas. */
    public static final int WEIGHTS_MAX = 128;

    /** The most commitments of a key. */
    public static final int COMMITMENTS_MAX = 8;

    private static final Pattern HOLE = Pattern.compile("\\$\\{(\\w+)}");

    private SolidityVerifier() {}

    /**
     * The contract's source, the same for the same key.
     *
     * @param id the key's id, if it has one
     * @throws ExportRefusedException if the key is degenerate (GRO-11), has no public inputs, more than {@value
     *     #WEIGHTS_MAX} K, or more than {@value #COMMITMENTS_MAX} commitments
     */
    public static String of(VerifyingKey key, Optional<KeyId> id) throws ExportRefusedException {
        Exportable.require(key);
        if (key.publicInputCount() == 0) {
            throw new ExportRefusedException(
                    "the key has no public inputs, so its proofs say nothing of any statement", "Use another key.");
        }
        if (key.k().size() > WEIGHTS_MAX) {
            throw new ExportRefusedException(
                    "the key has " + key.k().size() + " points K, and a contract holds at most " + WEIGHTS_MAX,
                    "Hash the inputs to one in the circuit.");
        }
        if (key.commitments().size() > COMMITMENTS_MAX) {
            throw new ExportRefusedException(
                    "the key has " + key.commitments().size() + " commitments, and a contract holds at most "
                            + COMMITMENTS_MAX,
                    "Commit once, to all values, in the circuit.");
        }
        Bytes hash = Sha256.of(key.encode());
        String name = id.map(KeyId::text).orElseGet(hash::toUnprefixedHexString);
        Map<String, String> holes = new TreeMap<>(new SolidityParts(key).all());
        holes.put("id", name);
        holes.put("hash", hash.toHexString());
        holes.put(
                "warning",
                id.filter(KeyId::development).isPresent()
                        ? "\n/// THIS IS A DEVELOPMENT KEY: whoever made it can forge proofs under it."
                        : "");
        boolean committed = !key.commitments().isEmpty();
        holes.put("knowledge", committed ? fill(template("knowledge"), holes) : "");
        holes.put("addPoint", committed ? template("add") : "");
        holes.put("hashToField", committed ? template("hash") : "");
        return fill(template("verifier"), holes);
    }

    private static String fill(String template, Map<String, String> holes) {
        return HOLE.matcher(template)
                .replaceAll(hole -> Matcher.quoteReplacement(
                        Optional.ofNullable(holes.get(hole.group(1))).orElseThrow()));
    }

    private static String template(String name) {
        String file = name + ".sol.txt";
        try (InputStream in = SolidityVerifier.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("expected " + file + " beside the class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
