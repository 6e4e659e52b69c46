package io.tidemark.benchmarks;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.NativeReference;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.plonk.PlonkFormatException;
import io.tidemark.verifier.plonk.PlonkKey;
import io.tidemark.verifier.plonk.PlonkProof;
import io.tidemark.verifier.plonk.PlonkResult;
import io.tidemark.verifier.plonk.PreparedPlonkKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A PLONK proof, read from its compressed bytes and verified with a key that is ready. */
final class PlonkSubject {
    private final Proved proved;
    private final PreparedPlonkKey prepared;
    private final byte[] proof;
    private final List<Fr> inputs;

    private PlonkSubject(Proved proved) throws PlonkFormatException, Groth16FormatException {
        this.proved = proved;
        prepared = PreparedPlonkKey.of(PlonkKey.decode(proved.key().toArray()));
        proof = proved.proof(0).toArray();
        inputs = proved.inputs(0);
    }

    static PlonkSubject read(String name) throws IOException, PlonkFormatException, Groth16FormatException {
        return new PlonkSubject(Proved.plonk(name));
    }

    /** In Java: that the proof holds. */
    PlonkResult java() throws PlonkFormatException {
        return prepared.verify(PlonkProof.decode(proof), inputs);
    }

    /** In gnark, which fails unless the proof holds. */
    Duration gnark(NativeReference gnark) throws NativeBridgeException {
        return gnark.timePlonk(proved.key(), proved.proof(0), proved.publicInputs(0), 1);
    }
}
