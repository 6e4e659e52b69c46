package io.tidemark.bridge;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.generated.NativeBuild;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.core.State;
import io.tidemark.core.trace.CellOpening;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.StateRoot;
import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditDraft;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.audit.AuditPoint;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.DraftCheck;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.tuweni.bytes.Bytes;

/**
 * Proves what a capability's cell shows at two states (spec chapter 21). What does not hold is said before anything is
 * proved.
 */
public final class AuditProver {
    private static final String PROVER = "tidemark, gnark " + NativeBuild.GNARK;

    private final Prover prover;

    /** Proves with that prover, which is for the audit circuit and which the caller closes. */
    public AuditProver(Prover prover) {
        this.prover = prover;
    }

    /**
     * A proved statement.
     *
     * @param opening what it hides: a secret of the caller's
     */
    public record Proved(AuditBundle bundle, AuditOpening opening) {}

    /** What a draft says that the states do not bear out; empty if it can be proved. */
    public static List<DraftCheck.Broken> check(AuditDraft draft, State from, State to) {
        return DraftCheck.of(draft, from.capability(draft.capability()), to.capability(draft.capability()));
    }

    /**
     * Proves a draft.
     *
     * @param from the state at the beginning
     * @param to the state at the end
     * @param salts random elements of the whole field, a new one each time
     * @throws NativeBridgeException as {@link Prover#prove}; E_UNSATISFIED, naming the clause, if it does not hold
     * @throws IllegalArgumentException if there is no such capability at the end, the states are of different instances,
     *     or the end comes before the beginning
     */
    public Proved prove(AuditDraft draft, State from, State to, Supplier<Fr> salts, ProgressListener listener)
            throws NativeBridgeException {
        Optional<CapabilityCell> cell = to.capability(draft.capability());
        if (cell.isEmpty() || !from.leaf().id().equals(to.leaf().id())) {
            throw new IllegalArgumentException(
                    "expected a capability at the end and states of one instance, got " + draft.capability() + " of "
                            + from.leaf().id() + " and " + to.leaf().id());
        }
        AuditPoint start = point(from);
        AuditPoint end = point(to);
        AuditDraft.Sealed sealed = draft.seal(cell.get(), start, end, salts);
        AuditStatement statement = new AuditStatement(
                to.leaf().id(), AuditStatement.circuit(to.parameters().depth()), start, end, sealed.claim());
        Proof proof = prove(
                statement,
                sealed.opening(),
                from.opening(draft.capability()),
                to.opening(draft.capability()),
                listener);
        return new Proved(new AuditBundle(statement, proof.bytes(), prover.key(), PROVER), sealed.opening());
    }

    private Proof prove(
            AuditStatement statement, AuditOpening secrets, CellOpening from, CellOpening to, ProgressListener listener)
            throws NativeBridgeException {
        try (Witness witness = AuditWitnessEncoder.encode(statement, secrets, from, to)) {
            Optional<Violation> violation = prover.check(witness);
            if (violation.isPresent()) {
                throw new NativeBridgeException(
                        NativeStatus.E_UNSATISFIED,
                        "the circuit refuses the claim: " + violation.get() + "; no proof was made");
            }
            Proof proof = prover.prove(witness, listener);
            Bytes inputs = Bytes.concatenate(statement.publicInputs().stream()
                    .map(lane -> Bytes.wrap(lane.encode()))
                    .toArray(Bytes[]::new));
            if (!proof.publicInputs().equals(inputs)) {
                throw new NativeBridgeException(
                        NativeStatus.E_NATIVE_INTERNAL,
                        "the proof is for another statement than the one that was to be proved");
            }
            return proof;
        }
    }

    private static AuditPoint point(State state) {
        StateRoot root = state.root();
        return new AuditPoint(root, state.leaf().sequence(), state.leaf().clock());
    }
}
