package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import java.util.List;

/** The four challenges of a proof, each derived from the one before it. */
final class Challenges {
    final Fr gamma;
    final Fr beta;
    final Fr alpha;
    final Fr zeta;

    /** What zeta is the residue of: it binds everything before the openings. */
    final byte[] zetaDigest;

    private Challenges(byte[] gamma, byte[] beta, byte[] alpha, byte[] zeta) {
        this.gamma = Transcript.challenge(gamma);
        this.beta = Transcript.challenge(beta);
        this.alpha = Transcript.challenge(alpha);
        this.zeta = Transcript.challenge(zeta);
        zetaDigest = zeta;
    }

    static Challenges of(PlonkKey key, List<Fr> inputs, PlonkProof proof) {
        byte[] gamma = Transcript.digest("gamma", new byte[0], Transcript.gamma(key, inputs, proof));
        byte[] beta = Transcript.digest("beta", gamma, Transcript.beta());
        byte[] alpha = Transcript.digest("alpha", beta, Transcript.alpha(proof));
        return new Challenges(gamma, beta, alpha, Transcript.digest("zeta", alpha, Transcript.zeta(proof)));
    }
}
