package io.tidemark.verifier.plonk;

import java.util.ArrayList;
import java.util.List;

/**
 * A proof file whose structure is a proof's; its points and claimed values may be none. For who does not know which of two
 * forms a file has: bytes of the other form have another structure. Immutable.
 */
public final class InspectedPlonkProof {
    private final PlonkProof proof;
    private final List<PlonkFormatException> refused;

    private InspectedPlonkProof(PlonkProof proof, List<PlonkFormatException> refused) {
        this.proof = proof;
        this.refused = List.copyOf(refused);
    }

    /**
     * Goes over a proof in the form of {@link PlonkProof#decode}.
     *
     * @throws PlonkFormatException E_LIMIT, E_FORMAT or E_PROOF_SHAPE: the bytes have not the structure of a proof
     */
    public static InspectedPlonkProof of(byte[] bytes) throws PlonkFormatException {
        List<PlonkFormatException> refused = new ArrayList<>();
        PlonkProof proof = PlonkProof.read(PlonkReader.collecting(bytes, refused));
        return new InspectedPlonkProof(proof, refused);
    }

    /**
     * Goes over a proof in the form of {@link PlonkProof#decodeSolidity}.
     *
     * @throws PlonkFormatException E_LIMIT or E_FORMAT: the bytes are too many, or of another length
     */
    public static InspectedPlonkProof ofSolidity(byte[] bytes) throws PlonkFormatException {
        List<PlonkFormatException> refused = new ArrayList<>();
        PlonkProof proof = PlonkProof.readSolidity(PlonkReader.collecting(bytes, refused));
        return new InspectedPlonkProof(proof, refused);
    }

    /**
     * The proof.
     *
     * @throws PlonkFormatException E_POINT_ENCODING, E_POINT_INFINITY or E_POINT_NOT_ON_CURVE of the first point or
     *     claimed value that is refused
     */
    public PlonkProof proof() throws PlonkFormatException {
        if (!refused.isEmpty()) {
            throw refused.getFirst();
        }
        return proof;
    }
}
