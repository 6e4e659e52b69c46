package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.verifier.groth16.WireHash;
import io.tidemark.verifier.plonk.InspectedPlonkKey;
import io.tidemark.verifier.plonk.PlonkFormatException;
import io.tidemark.verifier.plonk.PlonkProof;
import io.tidemark.verifier.plonk.PreparedPlonkKey;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key of PLONK. Thread-safe. */
final class PlonkForeignKey implements ForeignKey {
    private final InspectedPlonkKey key;
    private final String hash;
    private final WireHash wireHash;
    private volatile @Nullable PreparedPlonkKey prepared;

    PlonkForeignKey(InspectedPlonkKey key, byte[] hash, WireHash wireHash) {
        this.key = key;
        this.hash = HexFormat.of().formatHex(hash);
        this.wireHash = wireHash;
    }

    @Override
    public int inputCount() {
        return key.publicInputCount();
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public List<ProofCandidate> proofForms() {
        return List.of(
                ProofCandidate.bare(ProofFormat.GNARK_PLONK, PlonkForeignProof::binary),
                ProofCandidate.bare(ProofFormat.EVM, file -> words(new ByteCursor(file))));
    }

    @Override
    public Candidate.Fitting<ForeignProof> words(ByteCursor in) throws ForeignFormatException {
        return PlonkForeignProof.words(in);
    }

    @Override
    public void requireShape(ForeignProof proof) throws ForeignFormatException {
        ForeignKey.requireCommitments(key.commitmentCount(), plonk(proof).commitmentCount());
    }

    @Override
    public boolean holds(ForeignProof proof, List<Fr> inputs) {
        return prepared().verify(plonk(proof), inputs).isValid();
    }

    private static PlonkProof plonk(ForeignProof proof) {
        return switch (proof) {
            case PlonkForeignProof plonk -> plonk.proof();
            case Groth16ForeignProof groth16 ->
                throw new AssertionError("forms of proofs are those of the key, not " + groth16);
        };
    }

    private PreparedPlonkKey prepared() {
        PreparedPlonkKey ready = prepared;
        if (ready == null) {
            try {
                ready = PreparedPlonkKey.of(key.key(), wireHash);
            } catch (PlonkFormatException refused) {
                throw new AssertionError("the key has no findings", refused);
            }
            prepared = ready;
        }
        return ready;
    }
}
