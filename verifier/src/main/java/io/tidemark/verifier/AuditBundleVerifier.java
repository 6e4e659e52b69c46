package io.tidemark.verifier;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Sequence;
import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.audit.AuditPoint;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.codec.Documents;
import io.tidemark.verifier.AuditCheck.AuditFailure;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks audit bundles against what its user trusts and the history that it accepted (spec 21.6). Like {@link BundleVerifier}
 * it reads no clock, no randomness, no environment. Immutable and thread-safe.
 */
public final class AuditBundleVerifier {
    private static final String EARLIER_FAILED = "a check before it failed";

    private final TrustStore trust;
    private final VerificationPolicy policy;
    private final AcceptedHistory history;

    /**
     * A verifier.
     *
     * @param history the roots that statements may speak of; with {@link AcceptedHistory#NONE} no statement is worth more
     *     than its proof
     */
    public AuditBundleVerifier(TrustStore trust, VerificationPolicy policy, AcceptedHistory history) {
        this.trust = trust;
        this.policy = policy;
        this.history = history;
    }

    /** Checks a file, in CBOR or its JSON view. Never throws on account of its bytes. */
    public AuditVerification verify(byte[] file) {
        return verify(file, Optional.empty());
    }

    /** Checks a file together with what it is said to hide. */
    public AuditVerification verify(byte[] file, Optional<AuditOpening> opening) {
        try {
            return new Run(Documents.AUDIT_BUNDLE.read(file), opening).report();
        } catch (MalformedInputException malformed) {
            return unreadable(malformed);
        }
    }

    private static AuditVerification unreadable(MalformedInputException malformed) {
        String place = malformed.path().isEmpty() ? "" : " at " + malformed.path();
        AuditFailure failure = new AuditFailure(
                AuditCode.of(VerificationCode.of(malformed.code())), malformed.expected() + place, malformed.actual());
        List<AuditCheck> checks = new ArrayList<>();
        for (AuditCheckName name : AuditCheckName.values()) {
            int order = name.compareTo(failure.code().check());
            checks.add(
                    order == 0
                            ? AuditCheck.failed(failure)
                            : order < 0
                                    ? AuditCheck.passed(name, "")
                                    : AuditCheck.notRun(name, "the bundle cannot be read"));
        }
        return new AuditVerification(checks, AuditVerdict.NOT_VALID, null);
    }

    /** One bundle on its way through the checks. */
    private final class Run {
        private final AuditBundle bundle;
        private final AuditStatement statement;
        private final Optional<AuditOpening> opening;
        private final List<AuditCheck> checks = new ArrayList<>();

        Run(AuditBundle bundle, Optional<AuditOpening> opening) {
            this.bundle = bundle;
            this.statement = bundle.statement();
            this.opening = opening;
        }

        AuditVerification report() {
            checks.add(AuditCheck.passed(AuditCheckName.FORMAT, ""));
            checks.add(AuditCheck.passed(AuditCheckName.VERSION, ""));
            step(AuditCheckName.KEY, "", this::key);
            step(AuditCheckName.RANGES, "", this::ranges);
            step(AuditCheckName.INSTANCE, "", this::instance);
            if (opening.isPresent()) {
                step(AuditCheckName.OPENING, "", this::opening);
            } else {
                checks.add(AuditCheck.notRun(AuditCheckName.OPENING, "no opening was supplied"));
            }
            if (history.isEmpty()) {
                checks.add(AuditCheck.notRun(
                        AuditCheckName.HISTORY,
                        "no history was supplied: nothing says that these roots are of a real one"));
            } else {
                step(AuditCheckName.HISTORY, historyNote(), this::history);
            }
            step(AuditCheckName.PROOF, "", this::proof);
            return hasFailed()
                    ? new AuditVerification(checks, AuditVerdict.NOT_VALID, null)
                    : new AuditVerification(checks, verdict(), bundle);
        }

        private boolean hasFailed() {
            return checks.stream().anyMatch(done -> done.failure().isPresent());
        }

        private void step(AuditCheckName name, String note, Supplier<Optional<AuditFailure>> check) {
            if (hasFailed()) {
                checks.add(AuditCheck.notRun(name, EARLIER_FAILED));
                return;
            }
            checks.add(check.get().map(AuditCheck::failed).orElseGet(() -> AuditCheck.passed(name, note)));
        }

        private TrustedKey trusted() {
            return trust.key(bundle.key()).orElseThrow(() -> new AssertionError("the key check comes first"));
        }

        private Optional<AuditFailure> key() {
            return KeyChecks.run(trust, policy, bundle.key(), statement.circuit())
                    .map(failure ->
                            new AuditFailure(AuditCode.of(failure.code()), failure.expected(), failure.actual()));
        }

        private Optional<AuditFailure> ranges() {
            int count = trusted().key().publicInputCount();
            int given = statement.publicInputs().size();
            return require(
                    count == given, AuditCode.E_INPUT_COUNT, count + " public inputs, as the key has", given + "");
        }

        private Optional<AuditFailure> instance() {
            InstanceParameters expected = trust.instance();
            return require(
                            statement.instance().equals(expected.instanceId()),
                            AuditCode.E_DOMAIN,
                            "a statement of the instance "
                                    + expected.instanceId().lane(),
                            "one of " + statement.instance().lane())
                    .or(() -> require(
                            statement.circuit().depth() == expected.depth(),
                            AuditCode.E_DOMAIN,
                            "the circuit for depth " + expected.depth(),
                            "that for depth " + statement.circuit().depth()));
        }

        private Optional<AuditFailure> opening() {
            return require(
                    opening.orElseThrow().opens(statement),
                    AuditCode.E_AUDIT_OPENING,
                    "an opening of all that the claim hides",
                    "another");
        }

        private Optional<AuditFailure> history() {
            return point("beginning", statement.from()).or(() -> point("end", statement.to()));
        }

        private Optional<AuditFailure> point(String which, AuditPoint point) {
            Optional<Sequence> sequence = history.sequenceOf(point.root());
            var clock = history.clockOf(point.root());
            if (sequence.isEmpty() && clock.isEmpty()) {
                return Optional.of(new AuditFailure(
                        AuditCode.E_AUDIT_ROOT,
                        "a root at the " + which + " that is one of the " + history.size() + " accepted",
                        point.root().lane() + " (batch " + point.sequence().value()
                                + "); supply the bundles or snapshots that lead there"));
            }
            return sequence.filter(number -> !number.equals(point.sequence()))
                    .map(number -> new AuditFailure(
                            AuditCode.E_AUDIT_POINT,
                            "batch " + number.value() + " at the " + which,
                            "batch " + point.sequence().value()))
                    .or(() -> clock.filter(tick -> !tick.equals(point.clock()))
                            .map(tick -> new AuditFailure(
                                    AuditCode.E_AUDIT_POINT,
                                    "clock " + tick.value() + " at the " + which,
                                    "clock " + point.clock().value())))
                    .or(() -> fork(which, point));
        }

        /** Two states after one batch: one that the chain has, and one that keepers signed. */
        private Optional<AuditFailure> fork(String which, AuditPoint point) {
            return history.rootAfter(point.sequence())
                    .filter(root -> !root.equals(point.root()))
                    .map(root -> new AuditFailure(
                            AuditCode.E_AUDIT_POINT,
                            "the root " + root.lane() + " at the " + which + ", which the chain has after batch "
                                    + point.sequence().value(),
                            point.root().lane() + ", which the keepers signed"));
        }

        /** That of the root which is worth less. */
        private AuditVerdict worth() {
            AuditVerdict from = history.worth(statement.from().root());
            AuditVerdict to = history.worth(statement.to().root());
            return from.compareTo(to) > 0 ? from : to;
        }

        private String historyNote() {
            return switch (worth()) {
                case HOLDS_FOR_KEEPERS ->
                    "a root stands on the word of the keepers: the batches that lead there were not supplied";
                case PROOF_ALONE ->
                    "the chain begins later than the instance, with a root that nothing vouches for: what came before was "
                            + "not supplied";
                case HOLDS, NOT_VALID -> "";
            };
        }

        private Optional<AuditFailure> proof() {
            try {
                Groth16Proof proof = Groth16Proof.decode(bundle.proof().toArrayUnsafe());
                return require(
                        trusted().prepared().verify(proof, statement.publicInputs()),
                        AuditCode.PROOF_INVALID,
                        "a proof of this statement under key " + bundle.key(),
                        "one for which the pairing equation does not hold");
            } catch (Groth16FormatException malformed) {
                return Optional.of(new AuditFailure(
                        AuditCode.of(VerificationCode.of(malformed.fault())),
                        malformed.expected(),
                        malformed.actual()));
            }
        }

        private AuditVerdict verdict() {
            return worth();
        }

        private Optional<AuditFailure> require(boolean holds, AuditCode code, String expected, String actual) {
            return holds ? Optional.empty() : Optional.of(new AuditFailure(code, expected, actual));
        }
    }
}
