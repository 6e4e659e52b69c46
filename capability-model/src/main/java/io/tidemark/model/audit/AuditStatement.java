package io.tidemark.model.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.model.InstanceId;
import io.tidemark.model.ShapeId;
import java.util.List;

/**
 * The public side of an audit proof: five named lanes (spec 21.2).
 *
 * @param circuit the audit circuit for trees of the instance's depth
 * @param from the state at the beginning
 * @param to the state at the end, not before it
 */
public record AuditStatement(InstanceId instance, ShapeId circuit, AuditPoint from, AuditPoint to, AuditClaim claim) {
    /** The name of the audit circuit in its id. */
    public static final String CIRCUIT = "audit";

    /** The names of the public inputs, in the order of the public witness. */
    public static final List<String> PUBLIC_INPUTS = List.of("instance", "circuit", "fromRoot", "toRoot", "claim");

    /**
     * Checks the circuit and the order.
     *
     * @throws IllegalArgumentException if the circuit is another, or the end comes before the beginning
     */
    public AuditStatement {
        if (!isCircuit(circuit)) {
            throw new IllegalArgumentException("expected the circuit " + circuit(circuit.depth()) + ", got " + circuit);
        }
        int order = from.sequence().compareTo(to.sequence());
        if (order > 0 || order == 0 && !from.equals(to)) {
            throw new IllegalArgumentException("expected one state, or the later one as the end, got batches "
                    + from.sequence().value() + " and " + to.sequence().value());
        }
    }

    /** The id of the audit circuit for trees of that depth. */
    public static ShapeId circuit(int depth) {
        return ShapeId.of(CIRCUIT, depth);
    }

    /** Whether an id is one of the audit circuit's. */
    public static boolean isCircuit(ShapeId id) {
        return id.name().equals(CIRCUIT) && id.equals(circuit(id.depth()));
    }

    /** The public inputs, in the order of the public witness. */
    public List<Fr> publicInputs() {
        return List.of(
                instance.lane(), circuit.lane(), from.root().lane(), to.root().lane(), claim.digest(from, to));
    }
}
