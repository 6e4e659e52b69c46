package io.tidemark.verifier;

import io.tidemark.model.Bundle;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Statement;
import io.tidemark.model.codec.Documents;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks bundles against what its user trusts (spec chapter 7). Makes the same verdict of the same input always: it
 * reads no clock, no randomness, no environment. Immutable and thread-safe; what it remembers between bundles is a
 * {@link VerifierState} that the caller keeps.
 */
public final class BundleVerifier {
    private static final String EARLIER_FAILED = "a check before it failed";

    private final TrustStore trust;
    private final VerificationPolicy policy;
    private final SuppliedSnapshots supplied;

    /** A verifier that is given no snapshots but those of the bundles. */
    public BundleVerifier(TrustStore trust, VerificationPolicy policy) {
        this(trust, policy, List.of());
    }

    /**
     * A verifier.
     *
     * @param snapshots that may stand between those of the bundles in the chain; checked like any other
     */
    public BundleVerifier(TrustStore trust, VerificationPolicy policy, List<SignedSnapshot> snapshots) {
        this.trust = trust;
        this.policy = policy;
        this.supplied = new SuppliedSnapshots(snapshots, trust.instance());
    }

    /** The state before the first batch of the trusted instance. */
    public VerifierState genesis() {
        return VerifierState.genesis(trust.instance());
    }

    /** Checks a file, in CBOR or its JSON view. Never throws on account of its bytes. */
    public VerificationReport verify(byte[] file, VerifierState state) {
        Reading reading = read(file, state);
        return reading.bundle().isPresent()
                ? verify(reading.bundle().get(), state)
                : reading.unreadable().orElseThrow();
    }

    /** Checks a bundle that was read already. */
    public VerificationReport verify(Bundle bundle, VerifierState state) {
        return report(bundle, state, false);
    }

    /**
     * Checks files in order, each on the state that the one before left; ends after the first that is not valid. Proofs
     * are checked some together.
     */
    public List<VerificationReport> verifyChain(List<byte[]> files, VerifierState state) {
        List<VerificationReport> reports = new ArrayList<>();
        chain(files.iterator(), state).forEachRemaining(reports::add);
        return reports;
    }

    /** The same for more files than should be held at once: they are read, and their reports made, as they are asked for. */
    public BundleChain chain(Iterator<byte[]> files, VerifierState state) {
        return new BundleChain(this, files, state, false);
    }

    /** The same where bundles may be missing: one that is not the next begins a chain anew, if the policy allows it. */
    public BundleChain chainOverGaps(Iterator<byte[]> files) {
        return new BundleChain(this, files, genesis(), true);
    }

    /** A file as it was read: a bundle, or why it is none. */
    record Reading(Optional<Bundle> bundle, Optional<VerificationReport> unreadable) {}

    Reading read(byte[] file, VerifierState state) {
        try {
            return new Reading(Optional.of(Documents.BUNDLE.read(file)), Optional.empty());
        } catch (MalformedInputException malformed) {
            return new Reading(Optional.empty(), Optional.of(unreadable(file, malformed, state)));
        }
    }

    /** Which of these have a proof that holds, as far as a batch can tell. */
    BitSet holding(List<Optional<Bundle>> bundles) {
        return ProofsTogether.holding(trust, bundles);
    }

    VerificationReport report(Bundle bundle, VerifierState state, boolean isProven) {
        return new Run(bundle, state, isProven).report();
    }

    private static VerificationReport unreadable(byte[] file, MalformedInputException malformed, VerifierState state) {
        VerificationCode code =
                InputFault.is(file, malformed) ? VerificationCode.E_INPUT_RANGE : VerificationCode.of(malformed.code());
        Failure failure = Failure.of(code, malformed.expected() + place(malformed), malformed.actual());
        CheckName failed = failure.code().check();
        List<Check> checks = new ArrayList<>();
        for (CheckName name : CheckName.values()) {
            if (name == failed) {
                checks.add(new Check.Failed(failure));
            } else if (name.compareTo(failed) < 0 && name.compareTo(CheckName.VERSION) <= 0) {
                checks.add(new Check.Passed(name, ""));
            } else {
                checks.add(new Check.NotRun(name, "the bundle cannot be read"));
            }
        }
        return new VerificationReport(checks, state, null);
    }

    private static String place(MalformedInputException malformed) {
        return (malformed.path().isEmpty() ? "" : " at " + malformed.path())
                + (malformed.offset() == MalformedInputException.NO_OFFSET ? "" : ", offset " + malformed.offset());
    }

    /** One bundle on its way through the checks. */
    private final class Run {
        private final Bundle bundle;
        private final Statement statement;
        private final VerifierState state;
        private final StatementId id;
        private final SnapshotChecks snapshotChecks;
        private final boolean isProven;
        private final List<Check> checks = new ArrayList<>();

        /** A run; whether the proof was found to hold already. */
        Run(Bundle bundle, VerifierState state, boolean isProven) {
            this.bundle = bundle;
            this.isProven = isProven;
            this.statement = bundle.statement();
            this.state = state;
            this.id = StatementId.of(statement);
            this.snapshotChecks = new SnapshotChecks(
                    trust.instance().keepers(), state, supplied, SequenceChecks.isAnyStart(statement, state, policy));
        }

        VerificationReport report() {
            checks.add(new Check.Passed(CheckName.FORMAT, ""));
            checks.add(new Check.Passed(CheckName.VERSION, ""));
            step(CheckName.KEY, "", this::key);
            step(CheckName.RANGES, "", this::ranges);
            step(CheckName.OPENINGS, openingsNote(), this::openings);
            step(CheckName.INSTANCE, "", this::instance);
            step(CheckName.SNAPSHOT, startNote(), () -> snapshotChecks.run(statement, bundle.snapshot()));
            step(CheckName.SEQUENCE, startNote(), () -> SequenceChecks.run(statement, id, state, policy));
            effects();
            step(CheckName.PROOF, "", this::proof);
            if (hasFailed()) {
                return new VerificationReport(checks, state, null);
            }
            return new VerificationReport(
                    checks,
                    state.after(statement.sequence(), statement.postRoot(), id, snapshotChecks.linked()),
                    new VerifiedBundle(bundle, Documents.BUNDLE.contentHash(bundle)));
        }

        private boolean hasFailed() {
            return checks.stream().anyMatch(done -> done.failure().isPresent());
        }

        private void step(CheckName name, String note, Supplier<Optional<Failure>> check) {
            if (hasFailed()) {
                checks.add(new Check.NotRun(name, EARLIER_FAILED));
                return;
            }
            checks.add(check.get().<Check>map(Check.Failed::new).orElseGet(() -> new Check.Passed(name, note)));
        }

        private TrustedKey trusted() {
            return trust.key(bundle.key()).orElseThrow(() -> new AssertionError("the key check comes first"));
        }

        private Optional<Failure> key() {
            return KeyChecks.run(trust, policy, bundle.key(), statement.shape());
        }

        /** The model holds no public input out of range, and always ten: what is left is the key's number. */
        private Optional<Failure> ranges() {
            int count = trusted().key().publicInputCount();
            int given = statement.publicInputs().size();
            return count == given
                    ? Optional.empty()
                    : fail(VerificationCode.E_INPUT_COUNT, count + " public inputs, as the key has", given + "");
        }

        private String openingsNote() {
            return bundle.openings().effects().heads().isPresent() ? "" : "heads and ticks are withheld";
        }

        private Optional<Failure> openings() {
            return new OpeningChecks(statement, bundle.openings(), trusted().capacities()).run();
        }

        private Optional<Failure> instance() {
            InstanceParameters expected = trust.instance();
            return differs("a statement", expected, statement.instance().equals(expected.instanceId()))
                    .or(() -> differs(
                            "a snapshot",
                            expected,
                            bundle.snapshot().snapshot().instance().equals(expected.instanceId())))
                    .or(() -> differs("a state", expected, state.instance().equals(expected.instanceId())))
                    .or(() -> differs("a shape", expected, statement.shape().fits(expected)));
        }

        private Optional<Failure> differs(String what, InstanceParameters expected, boolean same) {
            return same
                    ? Optional.empty()
                    : fail(
                            VerificationCode.E_DOMAIN,
                            what + " of the instance " + expected.instanceId().lane(),
                            "one of " + statement.instance().lane());
        }

        private String startNote() {
            return SequenceChecks.isAnyStart(statement, state, policy)
                    ? "the chain begins here: what came before was not supplied"
                    : "";
        }

        private void effects() {
            switch (bundle.openings().effects()) {
                case EffectsOpening.Full published ->
                    step(CheckName.EFFECTS, "", () -> new EffectChecks(statement, bundle.openings(), published).run());
                case EffectsOpening.Heads heads -> withheld();
                case EffectsOpening.Withheld nothing -> withheld();
            }
        }

        private void withheld() {
            checks.add(new Check.NotRun(CheckName.EFFECTS, "the effects are withheld"));
        }

        private Optional<Failure> proof() {
            if (isProven) {
                return Optional.empty();
            }
            try {
                Groth16Proof proof = Groth16Proof.decode(bundle.proof().toArrayUnsafe());
                return trusted().prepared().verify(proof, statement.publicInputs())
                        ? Optional.empty()
                        : fail(
                                VerificationCode.PROOF_INVALID,
                                "a proof of statement " + id + " under key " + bundle.key(),
                                "one for which the pairing equation does not hold");
            } catch (Groth16FormatException malformed) {
                return fail(VerificationCode.of(malformed.fault()), malformed.expected(), malformed.actual());
            }
        }

        private Optional<Failure> fail(VerificationCode code, String expected, String actual) {
            return Optional.of(Failure.of(code, expected, actual));
        }
    }
}
