package io.tidemark.verifier.foreign;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a key, all of it.
 *
 * @param form form and encoding of the key
 * @param hash hash of the key (FOR-7); empty if a point is not in its group
 * @param fileHash SHA-256 of the file
 * @param inputCount public inputs of a proof
 * @param findings none if the key is fit
 */
public record KeyLint(String form, Optional<String> hash, String fileHash, int inputCount, List<KeyFinding> findings) {
    /** Copies the list. */
    public KeyLint {
        findings = List.copyOf(findings);
    }

    /**
     * Looks at a key in any form.
     *
     * @throws ForeignFormatException if the file is no key in a known form
     */
    public static KeyLint of(byte[] keyFile) throws ForeignFormatException {
        byte[] file = HexText.unwrap(keyFile.clone());
        KeyStructure structure = KeyForms.read(file, ForeignFormat.AUTO);
        List<KeyFinding> findings = structure.findings();
        boolean readable = findings.stream()
                .map(KeyFinding::kind)
                .noneMatch(kind -> kind == KeyFinding.Kind.NOT_ON_CURVE || kind == KeyFinding.Kind.NOT_IN_SUBGROUP);
        Optional<String> hash =
                readable ? Optional.of(structure.read(WireHashes.SHA256).hash()) : Optional.empty();
        return new KeyLint(
                structure.format().label() + ", " + structure.encoding(),
                hash,
                ProofVerifier.fileHash(file),
                structure.inputCount(),
                findings);
    }
}
