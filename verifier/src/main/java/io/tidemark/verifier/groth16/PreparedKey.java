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
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A verifying key made ready: the lines of its fixed points of G2, tables for its weights unless they are very many, and
 * e(alpha, beta). Takes about fifteen proofs' time to make and 110 kB an input to keep. Immutable; safe for use by many
 * threads.
 */
public final class PreparedKey {
    /** The most weights that get tables, which then take 28 MB. */
    static final int TABLES_MAX = 256;

    private final VerifyingKey key;
    private final WireHash wireHash;
    private final byte[] keyHash;
    private final Gt alphaBeta;
    private final PreparedG2 betaNeg;
    private final PreparedG2 gammaNeg;
    private final PreparedG2 deltaNeg;
    private final List<PreparedG2> sigmaNeg;
    private final PreparedG2 g;
    private final @Nullable G1FixedBases weights;

    private PreparedKey(VerifyingKey key, WireHash wireHash) {
        this.key = key;
        this.wireHash = wireHash;
        keyHash = Transcript.sha256().digest(key.encode());
        alphaBeta = Pairing.pair(key.alpha(), key.beta());
        betaNeg = PreparedG2.of(key.beta().negate());
        gammaNeg = PreparedG2.of(key.gamma().negate());
        deltaNeg = PreparedG2.of(key.delta().negate());
        sigmaNeg = key.commitments().stream()
                .map(commitment -> PreparedG2.of(commitment.gSigmaNeg()))
                .toList();
        g = PreparedG2.of(
                key.commitments().isEmpty()
                        ? G2.INFINITY
                        : key.commitments().getFirst().g());
        weights = key.k().size() <= TABLES_MAX ? G1FixedBases.of(key.k()) : null;
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
        Groth16Claim claim = new Groth16Claim(proof, inputs);
        requireShape(claim, "");
        return holds(claim, wires(claim));
    }

    /**
     * The numbers, ascending, of the claims that do not hold; none if all do. Many cost far less together than one by
     * one, as long as most hold: each that does not costs about as much as verifying half of the others again.
     *
     * <p>Gives the answers of {@link #verify}, but for a chance of 2^-127 that a false claim passes which nobody can
     * raise by choosing the claims (ADR 0013).
     *
     * @throws Groth16FormatException E_INPUT_COUNT or E_PROOF_SHAPE of the first claim whose inputs or commitments are not
     *     as many as the key's
     */
    public List<Integer> failing(List<Groth16Claim> claims) throws Groth16FormatException {
        return batch(claims).failing();
    }

    /**
     * The same in parts of equal size, each a task of the executor; does not return before all are done. More parts than
     * threads save nothing.
     *
     * @throws IllegalArgumentException if there is no part
     */
    public List<Integer> failing(List<Groth16Claim> claims, Executor executor, int parts)
            throws Groth16FormatException {
        if (parts < 1) {
            throw new IllegalArgumentException("expected at least one part, got " + parts);
        }
        return batch(claims).failing(executor, parts);
    }

    private Batch batch(List<Groth16Claim> claims) throws Groth16FormatException {
        List<Groth16Claim> copy = List.copyOf(claims);
        for (int i = 0; i < copy.size(); i++) {
            requireShape(copy.get(i), " for proof " + i);
        }
        return new Batch(this, copy);
    }

    private void requireShape(Groth16Claim claim, String which) throws Groth16FormatException {
        int inputs = claim.inputs().size();
        if (inputs != key.publicInputCount()) {
            throw new Groth16FormatException(
                    Groth16Fault.E_INPUT_COUNT, key.publicInputCount() + " public inputs" + which, inputs + "");
        }
        int commitments = claim.proof().commitments().size();
        if (commitments != commitmentCount()) {
            throw new Groth16FormatException(
                    Groth16Fault.E_PROOF_SHAPE, commitmentCount() + " commitments" + which, commitments + "");
        }
    }

    /** Whether a claim of the right shape, with these values of its wires, is true. */
    boolean holds(Groth16Claim claim, List<Fr> wires) {
        Groth16Proof proof = claim.proof();
        Pairing pairing =
                new Pairing().add(proof.a(), proof.b()).add(proof.c(), deltaNeg).add(weighted(claim, wires), gammaNeg);
        if (commitmentCount() > 0) {
            addKnowledge(pairing, proof, wires, Transcript.foldCoefficient(keyHash, claim.inputs(), proof));
        }
        return pairing.isEqualTo(alphaBeta);
    }

    /** GRO-16: the values of the commitments' wires. */
    List<Fr> wires(Groth16Claim claim) {
        int inputs = claim.inputs().size();
        List<Fr> values = new ArrayList<>(claim.inputs());
        for (int i = 0; i < key.commitments().size(); i++) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(claim.proof().commitments().get(i).encodeRaw());
            for (int covered : key.commitments().get(i).covered()) {
                message.writeBytes(values.get(covered - 1).encode());
            }
            values.add(wireHash.hash(message.toByteArray()));
        }
        return values.subList(inputs, values.size());
    }

    /** GRO-19: the sum of all weights and commitments. */
    private G1 weighted(Groth16Claim claim, List<Fr> wires) {
        List<Fr> scalars = new ArrayList<>(key.k().size());
        scalars.add(Fr.ONE);
        scalars.addAll(claim.inputs());
        scalars.addAll(wires);
        G1 sum = sumOfWeights(scalars);
        for (G1 commitment : claim.proof().commitments()) {
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
    static Fr foldChallenge(List<Fr> wires) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        wires.forEach(wire -> message.writeBytes(wire.encode()));
        return HashToField.hash(message.toByteArray(), HashToField.FOLD_DST);
    }

    int commitmentCount() {
        return key.commitments().size();
    }

    /** The hash of the key's bytes, not to be written. */
    byte[] keyHash() {
        return keyHash;
    }

    G1 alpha() {
        return key.alpha();
    }

    PreparedG2 betaNeg() {
        return betaNeg;
    }

    PreparedG2 gammaNeg() {
        return gammaNeg;
    }

    PreparedG2 deltaNeg() {
        return deltaNeg;
    }

    PreparedG2 sigmaNeg(int commitment) {
        return sigmaNeg.get(commitment);
    }

    PreparedG2 g() {
        return g;
    }

    int weightCount() {
        return key.k().size();
    }

    /** The sum of the key's weights, the constant's among them, each times its scalar. */
    G1 sumOfWeights(List<Fr> scalars) {
        return weights == null ? G1.linearCombination(key.k(), scalars) : weights.sum(scalars);
    }
}
