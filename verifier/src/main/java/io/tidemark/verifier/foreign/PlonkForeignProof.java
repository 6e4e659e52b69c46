package io.tidemark.verifier.foreign;

import io.tidemark.verifier.plonk.InspectedPlonkProof;
import io.tidemark.verifier.plonk.PlonkFormatException;
import io.tidemark.verifier.plonk.PlonkProof;

/** A proof of PLONK. */
record PlonkForeignProof(PlonkProof proof) implements ForeignProof {
    /** gnark's own form. */
    static Candidate.Fitting<ForeignProof> binary(byte[] file) throws ForeignFormatException {
        return fitting(file, 0, InspectedPlonkProof::of);
    }

    /** The words of gnark's MarshalSolidity, to the end of the file. */
    static Candidate.Fitting<ForeignProof> words(ByteCursor in) throws ForeignFormatException {
        int base = in.offset();
        return fitting(in.rest(), base, InspectedPlonkProof::ofSolidity);
    }

    private interface Inspection {
        InspectedPlonkProof of(byte[] bytes) throws PlonkFormatException;
    }

    private static Candidate.Fitting<ForeignProof> fitting(byte[] bytes, int base, Inspection inspection)
            throws ForeignFormatException {
        InspectedPlonkProof inspected;
        try {
            inspected = inspection.of(bytes);
        } catch (PlonkFormatException misfit) {
            throw PlonkFailures.of(misfit, base);
        }
        return () -> {
            try {
                return new PlonkForeignProof(inspected.proof());
            } catch (PlonkFormatException refused) {
                throw PlonkFailures.of(refused, base);
            }
        };
    }
}
