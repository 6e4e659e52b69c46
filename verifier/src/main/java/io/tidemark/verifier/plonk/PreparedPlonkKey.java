package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.verifier.groth16.WireHash;
import java.util.ArrayList;
import java.util.List;

/**
 * A verifying key made ready: the lines of both points of its reference string, and where its inputs are. Immutable; safe
 * for use by many threads.
 */
public final class PreparedPlonkKey {
    private final PlonkKey key;
    private final WireHash wireHash;
    private final Openings openings;

    /** The first row, then those of the public inputs, then those of the commitments' wires. */
    private final List<Fr> rows;

    private PreparedPlonkKey(PlonkKey key, WireHash wireHash) {
        this.key = key;
        this.wireHash = wireHash;
        openings = new Openings(key);
        rows = new ArrayList<>();
        rows.add(Fr.ONE);
        Fr point = Fr.ONE;
        for (int i = 0; i < key.publicInputCount(); i++) {
            rows.add(point);
            point = point.mul(key.domain().generator());
        }
        for (CommitmentGate gate : key.gates()) {
            rows.add(point.mul(key.domain().point(gate.row())));
        }
    }

    /** Prepares a key whose wires are hashed as gnark does by default. */
    public static PreparedPlonkKey of(PlonkKey key) {
        return of(key, PlonkWireHash.GNARK);
    }

    /** Prepares a key. */
    public static PreparedPlonkKey of(PlonkKey key, WireHash wireHash) {
        return new PreparedPlonkKey(key, wireHash);
    }

    /** Whether the proof is one of these public inputs. */
    public PlonkResult verify(PlonkProof proof, List<Fr> inputs) {
        if (inputs.size() != key.publicInputCount()) {
            return refused(PlonkFault.E_INPUT_COUNT, key.publicInputCount() + " public inputs", inputs.size() + "");
        }
        if (proof.commitmentCount() != key.commitmentCount()) {
            return refused(
                    PlonkFault.E_PROOF_SHAPE, key.commitmentCount() + " commitments", proof.commitmentCount() + "");
        }
        Challenges challenges = Challenges.of(key, inputs, proof);
        Fr vanishing = key.domain().vanishing(challenges.zeta);
        if (vanishing.isZero()) {
            return refused(PlonkFault.PROOF_INVALID, "a challenge zeta that is no row", challenges.zeta.toString());
        }
        List<Fr> lagrange = key.domain().lagrange(rows, challenges.zeta, vanishing);
        Fr sum = inputs(proof, inputs, lagrange);
        Linearised linearised = Linearised.of(key, proof, challenges, vanishing, lagrange.getFirst(), sum);
        Fr claimed = proof.claims().linearised();
        if (claimed != null && !claimed.equals(linearised.claim())) {
            return refused(
                    PlonkFault.PROOF_INVALID,
                    "the value " + linearised.claim() + " of the linearised polynomial",
                    claimed.toString());
        }
        if (!openings.hold(proof, challenges, linearised)) {
            return refused(PlonkFault.PROOF_INVALID, "openings that hold", "one that does not");
        }
        return new PlonkResult.Valid();
    }

    /** PLK-20: the polynomial of public inputs and of the commitments' wires, at zeta. */
    private Fr inputs(PlonkProof proof, List<Fr> inputs, List<Fr> lagrange) {
        Fr sum = Fr.ZERO;
        int row = 1;
        for (Fr input : inputs) {
            sum = sum.add(lagrange.get(row++).mul(input));
        }
        for (var commitment : proof.commitments()) {
            sum = sum.add(lagrange.get(row++).mul(wireHash.hash(commitment.encodeRaw())));
        }
        return sum;
    }

    private static PlonkResult refused(PlonkFault fault, String expected, String actual) {
        return new PlonkResult.Refused(fault, expected, actual);
    }
}
