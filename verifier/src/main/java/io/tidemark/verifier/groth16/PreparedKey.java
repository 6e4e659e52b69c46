package io.tidemark.verifier.groth16;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G1FixedBases;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.Gt;
import io.tidemark.algebra.HashToField;
import io.tidemark.algebra.Pairing;
import io.tidemark.algebra.PreparedG2;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A verifying key made ready: the lines of its fixed points of G2, tables for its weights, and e(alpha, beta). Takes
 * about fifteen proofs' time to make and 110 kB an input to keep. Immutable; safe for use by many threads.
 */
public final class PreparedKey {
    private final VerifyingKey key;
    private final WireHash wireHash;
    private final byte[] keyHash;
    private final Gt alphaBeta;
    private final PreparedG2 gammaNeg;
    private final PreparedG2 deltaNeg;
    private final List<PreparedG2> sigmaNeg;
    private final PreparedG2 g;
    private final G1FixedBases weights;

    private PreparedKey(VerifyingKey key, WireHash wireHash) {
        this.key = key;
        this.wireHash = wireHash;
        keyHash = FoldCoefficient.sha256().digest(key.encode());
        alphaBeta = Pairing.pair(key.alpha(), key.beta());
        gammaNeg = PreparedG2.of(key.gamma().negate());
        deltaNeg = PreparedG2.of(key.delta().negate());
        sigmaNeg = key.commitments().stream()
                .map(commitment -> PreparedG2.of(commitment.gSigmaNeg()))
                .toList();
        g = PreparedG2.of(
                key.commitments().isEmpty()
                        ? G2.INFINITY
                        : key.commitments().getFirst().g());
        weights = G1FixedBases.of(key.k());
    }

    /**
     * Prepares a key whose wires are hashed as gnark does by default.
     *
     * @throws IllegalArgumentException if the key is degenerate
     */
    public static PreparedKey of(VerifyingKey key) {
        return of(key, WireHash.GNARK);
    }

    /**
     * Prepares a key.
     *
     * @throws IllegalArgumentException if the key is degenerate
     */
    public static PreparedKey of(VerifyingKey key, WireHash wireHash) {
        key.degeneracy().ifPresent(why -> {
            throw new IllegalArgumentException("expected a key that is not degenerate: " + why);
        });
        return new PreparedKey(key, wireHash);
    }

    /**
     * Whether the proof is one of these public inputs.
     *
     * @throws Groth16FormatException E_INPUT_COUNT or E_PROOF_SHAPE if inputs or commitments are not as many as the
     *     key's
     */
    public boolean verify(Groth16Proof proof, List<Fr> inputs) throws Groth16FormatException {
        if (inputs.size() != key.publicInputCount()) {
            throw new Groth16FormatException(
                    Groth16Fault.E_INPUT_COUNT, key.publicInputCount() + " public inputs", inputs.size() + "");
        }
        int commitments = key.commitments().size();
        if (proof.commitments().size() != commitments) {
            throw new Groth16FormatException(
                    Groth16Fault.E_PROOF_SHAPE,
                    commitments + " commitments",
                    proof.commitments().size() + "");
        }
        List<Fr> wires = wires(proof, inputs);
        Pairing pairing = new Pairing()
                .add(proof.a(), proof.b())
                .add(proof.c(), deltaNeg)
                .add(weighted(proof, inputs, wires), gammaNeg);
        if (commitments > 0) {
            addKnowledge(pairing, proof, wires, FoldCoefficient.of(keyHash, inputs, proof));
        }
        return pairing.isEqualTo(alphaBeta);
    }

    /** GRO-16: the values of the commitments' wires. */
    private List<Fr> wires(Groth16Proof proof, List<Fr> inputs) {
        List<Fr> values = new ArrayList<>(inputs);
        for (int i = 0; i < key.commitments().size(); i++) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(proof.commitments().get(i).encodeRaw());
            for (int covered : key.commitments().get(i).covered()) {
                message.writeBytes(values.get(covered - 1).encode());
            }
            values.add(wireHash.hash(message.toByteArray()));
        }
        return values.subList(inputs.size(), values.size());
    }

    /** GRO-19: the sum of all weights and commitments. */
    private G1 weighted(Groth16Proof proof, List<Fr> inputs, List<Fr> wires) {
        List<Fr> scalars = new ArrayList<>(key.k().size());
        scalars.add(Fr.ONE);
        scalars.addAll(inputs);
        scalars.addAll(wires);
        G1 sum = weights.sum(scalars);
        for (G1 commitment : proof.commitments()) {
            sum = sum.add(commitment);
        }
        return sum;
    }

    /** GRO-21, to the power of the coefficient. */
    private void addKnowledge(Pairing pairing, Groth16Proof proof, List<Fr> wires, Fr coefficient) {
        Fr fold = foldChallenge(wires);
        Fr factor = coefficient;
        for (int i = 0; i < proof.commitments().size(); i++) {
            pairing.add(proof.commitments().get(i).multiply(factor), sigmaNeg.get(i));
            factor = factor.mul(fold);
        }
        pairing.add(proof.knowledge().multiply(coefficient), g);
    }

    /** GRO-18. */
    private static Fr foldChallenge(List<Fr> wires) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        wires.forEach(wire -> message.writeBytes(wire.encode()));
        return HashToField.hash(message.toByteArray(), HashToField.FOLD_DST);
    }
}
