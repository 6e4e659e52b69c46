package io.tidemark.verifier.foreign;

import java.util.HexFormat;
import java.util.List;

/**
 * Verifies proofs under one key. What the bytes are is found out from the bytes. Thread-safe; the first verification
 * prepares the key, which takes about fifteen times as long as the others.
 */
public final class ProofVerifier {
    private final ProofOptions options;
    private final KeyStructure structure;
    private final ForeignKey key;
    private final List<KeyFinding> findings;
    private final byte[] keyFile;
    private final String keyHash;

    private ProofVerifier(byte[] keyFile, ProofOptions options) throws ForeignFormatException {
        this.options = options;
        this.keyFile = keyFile;
        structure = KeyForms.read(keyFile, options.format());
        key = structure.read(options.wireHash());
        findings = structure.findings();
        keyHash = key.hash();
    }

    /**
     * A verifier with this key.
     *
     * @throws ForeignFormatException if the file is no key in a known form, or a point of it is not in its group
     */
    public static ProofVerifier detect(byte[] keyFile) throws ForeignFormatException {
        return detect(keyFile, ProofOptions.DEFAULT);
    }

    /**
     * A verifier with this key and these options.
     *
     * @throws ForeignFormatException as {@link #detect(byte[])}
     */
    public static ProofVerifier detect(byte[] keyFile, ProofOptions options) throws ForeignFormatException {
        return new ProofVerifier(HexText.unwrap(keyFile.clone()), options);
    }

    /** Checks one proof under a key; a key that cannot be read is a failed check. */
    public static ProofReport verify(byte[] keyFile, byte[] proofFile, byte[] publicFile, ProofOptions options) {
        try {
            return detect(keyFile, options).verify(proofFile, publicFile);
        } catch (ForeignFormatException refused) {
            return ProofRun.withoutKey(fileHash(HexText.unwrap(keyFile)), refused.failure());
        }
    }

    /** Checks one proof of these public inputs. */
    public ProofReport verify(byte[] proofFile, byte[] publicFile) {
        return new ProofRun(this).run(HexText.unwrap(proofFile.clone()), HexText.unwrap(publicFile.clone()));
    }

    /** Form and encoding of the key. */
    public String keyForm() {
        return structure.format().label() + ", " + structure.encoding();
    }

    /** Hash of the key, the same in every form (FOR-7). */
    public String keyHash() {
        return keyHash;
    }

    /** SHA-256 of the key file. */
    public String keyFileHash() {
        return fileHash(keyFile);
    }

    /** How many public inputs a proof has. */
    public int inputCount() {
        return key.inputCount();
    }

    /** What makes the key unfit; nothing verifies under a key with findings. */
    public List<KeyFinding> findings() {
        return findings;
    }

    ForeignKey key() {
        return key;
    }

    ProofOptions options() {
        return options;
    }

    byte[] keyFile() {
        return keyFile;
    }

    static String fileHash(byte[] file) {
        return HexFormat.of().formatHex(Digests.sha256(file));
    }
}
