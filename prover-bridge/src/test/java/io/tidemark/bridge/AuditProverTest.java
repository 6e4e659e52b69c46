package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.core.State;
import io.tidemark.core.trace.CellOpening;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.audit.AuditDraft;
import io.tidemark.model.audit.AuditPoint;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.CountClaim;
import io.tidemark.model.audit.CountClaim.Relation;
import io.tidemark.model.audit.DraftCheck;
import io.tidemark.model.audit.SubjectKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class AuditProverTest {
    private static final Set<SubjectKind> OPEN = Set.of();
    private static List<State> states = List.of();

    @BeforeAll
    static void makeStates() throws Exception {
        states = AuditTown.states();
    }

    /** Salts that a test can foresee. */
    private static Supplier<Fr> salts() {
        return new Supplier<>() {
            private Fr last = Fr.of(0x5a17).inverse();

            @Override
            public Fr get() {
                last = last.square();
                return last;
            }
        };
    }

    private static AuditDraft draft(CapabilityId capability, Optional<CountClaim> count, Set<SubjectKind> hidden) {
        return new AuditDraft(
                capability,
                Optional.empty(),
                Optional.empty(),
                count,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                hidden,
                false);
    }

    private static AuditDraft about(
            Optional<ResourceId> scope,
            Optional<ProgramId> holder,
            Optional<Rights> rights,
            Optional<Seconds> expiry,
            Optional<Boolean> revoked,
            Optional<Boolean> existed,
            Optional<List<ProgramId>> holders) {
        return new AuditDraft(
                AuditTown.USED,
                scope,
                holder,
                Optional.empty(),
                rights,
                expiry,
                revoked,
                existed,
                holders,
                holders.isPresent() ? EnumSet.allOf(SubjectKind.class) : OPEN,
                holders.filter(list -> list.size() > 2).isPresent());
    }

    /** Every sort of claim, true of some pairs of states and false of others. */
    private static List<AuditDraft> drafts() {
        List<AuditDraft> drafts = new ArrayList<>();
        for (CapabilityId capability : List.of(AuditTown.USED, AuditTown.UNUSED, AuditTown.DERIVED)) {
            drafts.add(draft(capability, Optional.empty(), EnumSet.allOf(SubjectKind.class)));
            for (Relation relation : Relation.values()) {
                for (long limit = 0; limit <= 2; limit++) {
                    drafts.add(draft(capability, Optional.of(new CountClaim(false, relation, limit)), OPEN));
                    drafts.add(draft(
                            capability,
                            Optional.of(new CountClaim(true, relation, limit)),
                            Set.of(SubjectKind.CAPABILITY)));
                }
            }
        }
        Optional<Rights> transfer = Optional.of(Rights.of(Right.TRANSFER));
        Optional<Rights> all = Optional.of(Rights.ALL);
        Optional<List<ProgramId>> two = Optional.of(List.of(ProgramId.of(1), ProgramId.of(2)));
        Optional<List<ProgramId>> others = Optional.of(List.of(ProgramId.of(1), ProgramId.of(3), ProgramId.of(9)));
        Optional<List<ProgramId>> many =
                Optional.of(List.of(ProgramId.of(1), ProgramId.of(2), ProgramId.of(3), ProgramId.of(4)));
        for (long other = 0; other < 2; other++) {
            drafts.add(about(
                    Optional.of(ResourceId.of(1 + other)),
                    Optional.empty(),
                    all,
                    Optional.empty(),
                    Optional.of(other == 0),
                    Optional.empty(),
                    Optional.empty()));
            drafts.add(about(
                    Optional.empty(),
                    Optional.of(ProgramId.of(2 + other)),
                    Optional.empty(),
                    Optional.of(Seconds.of(AuditTown.EXPIRY - other)),
                    Optional.empty(),
                    Optional.of(other == 0),
                    Optional.empty()));
            drafts.add(about(
                    Optional.empty(),
                    Optional.empty(),
                    other == 0 ? all : transfer,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    other == 0 ? many : others));
        }
        drafts.add(about(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                two));
        return drafts;
    }

    @Test
    void drafts_ofEachPairOfStates_holdWhereTheCircuitSaysSo() throws Exception {
        int holding = 0;
        int broken = 0;
        try (CircuitChecker checker = CircuitChecker.open(AuditStatement.circuit(8))) {
            for (int from = 0; from < states.size(); from++) {
                for (int to = from; to < states.size(); to++) {
                    for (AuditDraft draft : drafts()) {
                        if (states.get(to).capability(draft.capability()).isEmpty()) {
                            continue;
                        }
                        List<DraftCheck.Broken> faults = AuditProver.check(draft, states.get(from), states.get(to));
                        Optional<Violation> violation = circuit(checker, draft, states.get(from), states.get(to));
                        assertThat(violation.isEmpty())
                                .as("%s from %d to %d: %s, %s", draft, from, to, faults, violation)
                                .isEqualTo(faults.isEmpty());
                        if (faults.isEmpty()) {
                            holding++;
                        } else {
                            broken++;
                            assertThat(faults.stream().map(DraftCheck.Broken::code))
                                    .containsAnyElementsOf(violation.get().rules());
                        }
                    }
                }
            }
        }
        assertThat(holding).isGreaterThan(100);
        assertThat(broken).isGreaterThan(100);
    }

    private static Optional<Violation> circuit(CircuitChecker checker, AuditDraft draft, State from, State to)
            throws NativeBridgeException {
        AuditPoint start = point(from);
        AuditPoint end = point(to);
        AuditDraft.Sealed sealed = draft.seal(to.capability(draft.capability()).orElseThrow(), start, end, salts());
        AuditStatement statement =
                new AuditStatement(to.leaf().id(), AuditStatement.circuit(8), start, end, sealed.claim());
        assertThat(sealed.opening().opens(statement)).isTrue();
        try (Witness witness = AuditWitnessEncoder.encode(
                statement, sealed.opening(), from.opening(draft.capability()), to.opening(draft.capability()))) {
            return checker.check(witness);
        }
    }

    private static AuditPoint point(State state) {
        return new AuditPoint(
                state.root(), state.leaf().sequence(), state.leaf().clock());
    }

    @Test
    void openings_ofUsedAndUnusedCells_leadToTheRoot() {
        for (State state : states) {
            for (long index : List.of(1L, 2L, 3L, 4L, 77L, (1L << 21) - 1)) {
                CellOpening opening = state.opening(CapabilityId.of(index));
                assertThat(opening.root()).isEqualTo(state.root());
                assertThat(opening.isUsed())
                        .isEqualTo(state.capability(CapabilityId.of(index)).isPresent());
            }
        }
        assertThatThrownBy(() -> states.getFirst().opening(CapabilityId.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> states.getFirst().opening(CapabilityId.of(1L << 21)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void prove_zeroAndTwoUses_verifies_andTheLieHasNoProof() throws Exception {
        StoredKey key = TestKeys.audit();
        try (Prover prover = IsolatedProver.open(
                TestKeys.store(), AuditStatement.circuit(8), Optional.empty(), ProverOptions.UNLIMITED)) {
            AuditProver audit = new AuditProver(prover);
            AuditDraft none = draft(AuditTown.UNUSED, Optional.of(new CountClaim(true, Relation.EXACTLY, 0)), OPEN);
            AuditDraft lie = draft(AuditTown.USED, Optional.of(new CountClaim(false, Relation.EXACTLY, 0)), OPEN);
            for (AuditDraft draft : List.of(
                    none,
                    draft(
                            AuditTown.USED,
                            Optional.of(new CountClaim(false, Relation.EXACTLY, 2)), // a transfer and a grant
                            EnumSet.allOf(SubjectKind.class)))) {
                AuditProver.Proved proved =
                        audit.prove(draft, states.get(1), states.get(4), salts(), ProgressListener.NONE);
                Bytes inputs = Bytes.concatenate(proved.bundle().statement().publicInputs().stream()
                        .map(lane -> Bytes.wrap(lane.encode()))
                        .toArray(Bytes[]::new));
                NativeReference.load()
                        .verify(key.verifyingKey(), proved.bundle().proof(), inputs);
                assertThat(proved.bundle().key()).isEqualTo(key.id());
                assertThat(proved.opening().opens(proved.bundle().statement())).isTrue();
            }
            assertStatus(
                    NativeStatus.E_UNSATISFIED,
                    () -> audit.prove(lie, states.get(1), states.get(4), salts(), ProgressListener.NONE));
            assertThat(AuditProver.check(lie, states.get(1), states.get(4)))
                    .extracting(DraftCheck.Broken::code)
                    .containsExactly("E_CLAIM_COUNT");
            assertThatThrownBy(() -> audit.prove(none, states.get(4), states.get(1), salts(), ProgressListener.NONE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void key_ofTheAuditCircuit_isThatOfThisProgram() throws Exception {
        StoredKey key = TestKeys.audit();
        assertThat(key.isPresentVersion()).isTrue();
        key.check();
        assertThat(key.shape().text()).isEqualTo("tidemark/1/audit/d8");
        assertThat(TestKeys.store().estimate(AuditStatement.circuit(8)).setup()).isPositive();
    }
}
