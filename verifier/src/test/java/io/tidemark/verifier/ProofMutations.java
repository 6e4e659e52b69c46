package io.tidemark.verifier;

import static io.tidemark.verifier.CorpusCase.invalid;
import static io.tidemark.verifier.VerificationCode.E_POINT_ENCODING;
import static io.tidemark.verifier.VerificationCode.E_POINT_INFINITY;
import static io.tidemark.verifier.VerificationCode.E_POINT_NOT_ON_CURVE;
import static io.tidemark.verifier.VerificationCode.E_POINT_SUBGROUP;
import static io.tidemark.verifier.VerificationCode.E_PROOF_SHAPE;
import static io.tidemark.verifier.VerificationCode.PROOF_INVALID;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.algebra.PointFault;
import io.tidemark.algebra.PointRefusedException;
import io.tidemark.model.Bundle;
import io.tidemark.model.StateRoot;
import java.util.Arrays;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/** Proofs that are none, and proofs of something else. The rest of each bundle is right. */
final class ProofMutations {
    private static final int A = 0;
    private static final int B = 32;
    private static final int C = 96;
    private static final int COUNT = 128;
    private static final int COMMITMENT = 132;
    private static final int KNOWLEDGE = 164;
    private static final byte SMALLER = (byte) 0x80;
    private static final byte INFINITE = 0x40;
    private static final byte SIGN = 0x40;
    private static final byte X_BITS = 0x3f;

    private final CorpusWorld world;
    private final Bundle bundle;
    private final byte[] proof;

    ProofMutations(CorpusWorld world) {
        this.world = world;
        bundle = world.bundle(1);
        proof = bundle.proof().toArray();
    }

    /** (-A, -B, C): another proof of the same statement, which anybody can make. */
    static Bundle rerandomised(Bundle bundle) {
        byte[] proof = bundle.proof().toArray();
        proof[A] ^= SIGN;
        proof[B] ^= SIGN;
        return withProof(bundle, proof);
    }

    private static Bundle withProof(Bundle bundle, byte[] proof) {
        return new Bundle(
                bundle.statement(),
                bundle.openings(),
                bundle.snapshot(),
                Bytes.wrap(proof),
                bundle.key(),
                bundle.prover());
    }

    List<CorpusCase> all() {
        return List.of(
                point("proof-coordinate-not-below-p", E_POINT_ENCODING, "GRO-1", "x of A is 2^254 - 1", tooLarge()),
                point("proof-bad-flags", E_POINT_ENCODING, "GRO-3", "the flags of infinity before the x of A", flags()),
                point(
                        "proof-short",
                        E_POINT_ENCODING,
                        "GRO-12",
                        "the last byte cut",
                        Arrays.copyOf(proof, proof.length - 1)),
                point(
                        "proof-long",
                        E_POINT_ENCODING,
                        "GRO-12",
                        "a zero after the end",
                        Arrays.copyOf(proof, proof.length + 1)),
                point("proof-empty", E_POINT_ENCODING, "GRO-12", "no bytes", new byte[0]),
                point("proof-a-off-the-curve", E_POINT_NOT_ON_CURVE, "GRO-6", "an x of A without a y", offCurve(A)),
                point(
                        "proof-b-off-the-curve",
                        E_POINT_NOT_ON_CURVE,
                        "GRO-6",
                        "an x of B without a y",
                        twist(PointFault.NOT_ON_CURVE)),
                point(
                        "proof-commitment-off-the-curve",
                        E_POINT_NOT_ON_CURVE,
                        "GRO-6",
                        "an x of the commitment without a y",
                        offCurve(COMMITMENT)),
                point(
                        "proof-b-outside-the-subgroup",
                        E_POINT_SUBGROUP,
                        "GRO-6",
                        "a point of the twist of another order",
                        twist(PointFault.SUBGROUP)),
                point(
                        "proof-a-infinite",
                        E_POINT_INFINITY,
                        "GRO-14",
                        "A is infinity",
                        infinite(A, G1.COMPRESSED_BYTES)),
                point(
                        "proof-b-infinite",
                        E_POINT_INFINITY,
                        "GRO-14",
                        "B is infinity",
                        infinite(B, G2.COMPRESSED_BYTES)),
                point(
                        "proof-c-infinite",
                        E_POINT_INFINITY,
                        "GRO-14",
                        "C is infinity",
                        infinite(C, G1.COMPRESSED_BYTES)),
                point(
                        "proof-commitment-infinite",
                        E_POINT_INFINITY,
                        "GRO-14",
                        "the commitment is infinity",
                        infinite(COMMITMENT, G1.COMPRESSED_BYTES)),
                point(
                        "proof-knowledge-infinite",
                        E_POINT_INFINITY,
                        "GRO-14",
                        "the proof of knowledge is infinity",
                        infinite(KNOWLEDGE, G1.COMPRESSED_BYTES)),
                point("proof-without-commitment", E_PROOF_SHAPE, "GRO-13", "no commitment", commitments(0)),
                point("proof-with-two-commitments", E_PROOF_SHAPE, "GRO-13", "the commitment twice", commitments(2)),
                point(
                        "proof-of-another-batch",
                        PROOF_INVALID,
                        "GRO-20",
                        "the proof of batch 2",
                        world.bundle(2).proof().toArray()),
                point("proof-a-negated", PROOF_INVALID, "GRO-20", "-A", negated(A)),
                point("proof-a-and-c-swapped", PROOF_INVALID, "GRO-20", "C, B, A", swapped()),
                point(
                        "proof-knowledge-of-something-else",
                        PROOF_INVALID,
                        "GRO-21",
                        "minus the proof of knowledge",
                        negated(KNOWLEDGE)),
                point(
                        "proof-of-another-commitment",
                        PROOF_INVALID,
                        "GRO-21",
                        "minus the commitment",
                        negated(COMMITMENT)),
                invalid(
                        "post-root-changed",
                        PROOF_INVALID,
                        "GRO-20",
                        "another post-root",
                        Statements.of(bundle).postRoot(new StateRoot(Fr.of(5))).bundle()));
    }

    private CorpusCase point(String name, VerificationCode code, String clause, String made, byte[] changed) {
        return invalid(name, code, clause, made, withProof(bundle, changed));
    }

    private byte[] tooLarge() {
        byte[] changed = proof.clone();
        Arrays.fill(changed, A, A + G1.COMPRESSED_BYTES, (byte) 0xff);
        changed[A] = (byte) (SMALLER | X_BITS);
        return changed;
    }

    private byte[] flags() {
        byte[] changed = proof.clone();
        changed[A] = (byte) (changed[A] & X_BITS | INFINITE);
        return changed;
    }

    private byte[] infinite(int at, int length) {
        byte[] changed = proof.clone();
        Arrays.fill(changed, at, at + length, (byte) 0);
        changed[at] = INFINITE;
        return changed;
    }

    private byte[] negated(int at) {
        byte[] changed = proof.clone();
        changed[at] ^= SIGN;
        return changed;
    }

    private byte[] swapped() {
        byte[] changed = proof.clone();
        System.arraycopy(proof, A, changed, C, G1.COMPRESSED_BYTES);
        System.arraycopy(proof, C, changed, A, G1.COMPRESSED_BYTES);
        return changed;
    }

    /** The next x upwards of which no point has it. */
    private byte[] offCurve(int at) {
        byte[] changed = proof.clone();
        while (fault(() -> G1.decode(changed, at, InfinityRule.REFUSED)) != PointFault.NOT_ON_CURVE) {
            changed[at + G1.COMPRESSED_BYTES - 1]++;
        }
        return changed;
    }

    /** The next x upwards with that fault in the place of B. */
    private byte[] twist(PointFault wanted) {
        byte[] changed = proof.clone();
        while (fault(() -> G2.decode(changed, B, InfinityRule.REFUSED)) != wanted) {
            changed[B + G2.COMPRESSED_BYTES - 1]++;
        }
        return changed;
    }

    private interface Decoding {
        Object decode() throws PointRefusedException;
    }

    private static @org.jspecify.annotations.Nullable PointFault fault(Decoding decoding) {
        try {
            decoding.decode();
            return null;
        } catch (PointRefusedException refused) {
            return refused.fault();
        }
    }

    private byte[] commitments(int count) {
        byte[] changed = Arrays.copyOf(proof, KNOWLEDGE + (count - 1) * G1.COMPRESSED_BYTES + G1.COMPRESSED_BYTES);
        changed[COUNT + 3] = (byte) count;
        for (int i = 0; i < count; i++) {
            System.arraycopy(proof, COMMITMENT, changed, COMMITMENT + i * G1.COMPRESSED_BYTES, G1.COMPRESSED_BYTES);
        }
        int last = COMMITMENT + count * G1.COMPRESSED_BYTES;
        if (count == 0) {
            Arrays.fill(changed, last, last + G1.COMPRESSED_BYTES, (byte) 0);
            changed[last] = INFINITE;
        } else {
            System.arraycopy(proof, KNOWLEDGE, changed, last, G1.COMPRESSED_BYTES);
        }
        return changed;
    }
}
