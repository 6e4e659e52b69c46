package io.tidemark.model;

import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes32;

/**
 * What a key is: the content of {@code manifest.json} in its folder (spec 10.3). Prover and verifier open a key by it.
 *
 * @param circuitVersion rises whenever the constraint-system hash of the shape changes; unsigned, 32 bits
 * @param constraints their number, 1 or more
 * @param development whether one party made the key; such a party can forge proofs
 * @param gnarkVersion for example {@code v0.16.3}
 * @param shape the circuit shape, with the limits that it is for
 * @param constraintSystemHash spec KEY-1
 */
public record KeyManifest(
        long circuitVersion,
        long constraints,
        boolean development,
        Files files,
        String gnarkVersion,
        ShapeId shape,
        Bytes32 constraintSystemHash) {
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,9}(\\.[0-9A-Za-z-]{1,40}){1,5}");

    /** Digest and size in bytes of a file. */
    public record FileEntry(Bytes32 sha256, long size) {
        /**
         * Copies the digest and checks the size.
         *
         * @throws IllegalArgumentException if the size is negative
         */
        public FileEntry {
            sha256 = ByteStrings.copy(sha256);
            Unsigned.check(size, 63, "size of a file");
        }
    }

    /** The files beside the manifest: {@code clauses.txt}, {@code proving.key}, {@code system.bin}, {@code verifying.key}. */
    public record Files(FileEntry clauses, FileEntry provingKey, FileEntry system, FileEntry verifyingKey) {}

    /**
     * Copies the hash and checks.
     *
     * @throws IllegalArgumentException if there are no constraints, or gnark's version is none
     */
    public KeyManifest {
        constraintSystemHash = ByteStrings.copy(constraintSystemHash);
        Unsigned.check(circuitVersion, 32, "circuit version");
        if (Unsigned.check(constraints, 63, "number of constraints") == 0) {
            throw new IllegalArgumentException("expected constraints, got none");
        }
        if (!VERSION.matcher(gnarkVersion).matches()) {
            throw new IllegalArgumentException("expected a version like v0.16.3, got " + gnarkVersion);
        }
    }

    /** The key's id, computed from the fields above. */
    public KeyId id() {
        return KeyId.of(
                gnarkVersion, constraintSystemHash, shape, files.verifyingKey().sha256(), development);
    }
}
