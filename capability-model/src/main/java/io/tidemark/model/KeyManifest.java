package io.tidemark.model;

import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes32;

/**
 * What stands beside a key: what it is for, and the hashes by which its files are known (spec 6.5). Bridge and verifier
 * load a key by its manifest.
 *
 * @param shape the circuit shape, with its limits
 * @param capacities rows of each of its tables
 * @param circuitVersion 1 or more; a changed constraint system has another one
 * @param gnarkVersion for example {@code v0.16.3}
 * @param constraints how many constraints the circuit has, 1 or more
 * @param constraintSystemHash SHA-256 of the serialised constraint system
 * @param provingKeyHash SHA-256 of the proving key's bytes
 * @param verifyingKeyHash SHA-256 of the verifying key's bytes
 * @param verifyingKeyFile name of the verifying key's file in the folder of the manifest
 * @param development whether the setup was made by one party for development
 */
public record KeyManifest(
        ShapeId shape,
        ShapeCapacities capacities,
        int circuitVersion,
        String gnarkVersion,
        long constraints,
        Bytes32 constraintSystemHash,
        Bytes32 provingKeyHash,
        Bytes32 verifyingKeyHash,
        String verifyingKeyFile,
        boolean development) {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,9}(\\.[0-9A-Za-z-]{1,40}){1,5}");

    /**
     * Copies the hashes and checks.
     *
     * @throws IllegalArgumentException if a number is below 1, the version is none, or the file name is not
     *     {@link #isFileName}
     */
    public KeyManifest {
        constraintSystemHash = constraintSystemHash.copy();
        provingKeyHash = provingKeyHash.copy();
        verifyingKeyHash = verifyingKeyHash.copy();
        if (circuitVersion < 1 || constraints < 1) {
            throw new IllegalArgumentException(
                    "expected a circuit version and constraints from 1, got " + circuitVersion + " and " + constraints);
        }
        if (!VERSION.matcher(gnarkVersion).matches()) {
            throw new IllegalArgumentException("expected a version like v0.16.3, got " + gnarkVersion);
        }
        if (!isFileName(verifyingKeyFile)) {
            throw new IllegalArgumentException(
                    "expected a plain file name of letters, digits, '.', '_' and '-', got " + verifyingKeyFile);
        }
    }

    /**
     * Whether a text is a plain file name: 1 to 100 letters, digits, '.', '_' and '-', no '.' first. Such a name does
     * not leave its folder.
     */
    public static boolean isFileName(String text) {
        return FILE_NAME.matcher(text).matches();
    }

    /** The key's id, computed from the fields above. */
    public KeyId keyId() {
        return KeyId.of(gnarkVersion, constraintSystemHash, shape, verifyingKeyHash, development);
    }
}
