package io.tidemark.verifier.plonk;

/** How a proof is written. */
enum ProofForm {
    COMPRESSED,
    RAW,
    SOLIDITY;

    /** What gnark wrote. */
    byte[] of(PlonkVectors file, int proof) {
        return switch (this) {
            case COMPRESSED -> file.proof(proof);
            case RAW -> file.raw(proof);
            case SOLIDITY -> file.solidity(proof);
        };
    }

    PlonkProof read(byte[] bytes) throws PlonkFormatException {
        return this == SOLIDITY ? PlonkProof.decodeSolidity(bytes) : PlonkProof.decode(bytes);
    }
}
