package io.tidemark.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.model.InstanceId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.ShapeId;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AuditClaimTest {
    private static final AuditPoint FROM = point(2);
    private static final AuditPoint TO = point(3);
    private static final Subject NONE = new Subject.Withheld();
    private static final Subject TWO = new Subject.Open(2);
    private static final Fr SALT = Fr.of(77);

    private static AuditPoint point(long number) {
        return new AuditPoint(new StateRoot(Fr.of(number)), Sequence.of(number), Tick.of(10 * number));
    }

    private static AuditClaim claim(
            Subject capability,
            Subject scope,
            Subject holder,
            Optional<CountClaim> count,
            Optional<Rights> rights,
            Optional<Seconds> expiry) {
        return new AuditClaim(
                capability, scope, holder, count, rights, expiry, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static AuditClaim counted(boolean passes, CountClaim.Relation relation, long limit) {
        return claim(
                TWO,
                NONE,
                NONE,
                Optional.of(new CountClaim(passes, relation, limit)),
                Optional.empty(),
                Optional.empty());
    }

    private static AuditClaim said(Optional<Boolean> revoked, Optional<Boolean> existed, Optional<HolderSet> holders) {
        return new AuditClaim(
                TWO, NONE, NONE, Optional.empty(), Optional.empty(), Optional.empty(), revoked, existed, holders);
    }

    @Test
    void digest_eachPart_changesIt() {
        Optional<HolderSet> set = Optional.of(HolderSet.Listed.of(List.of(ProgramId.of(7))));
        List<AuditClaim> claims = List.of(
                AuditClaim.about(TWO),
                AuditClaim.about(new Subject.Open(3)),
                AuditClaim.about(new Subject.Hidden(SubjectKind.CAPABILITY.commit(2, SALT))),
                AuditClaim.about(new Subject.Hidden(Fr.of(2))),
                claim(TWO, new Subject.Open(0), NONE, Optional.empty(), Optional.empty(), Optional.empty()),
                claim(TWO, new Subject.Open(5), NONE, Optional.empty(), Optional.empty(), Optional.empty()),
                claim(TWO, NONE, new Subject.Open(5), Optional.empty(), Optional.empty(), Optional.empty()),
                counted(false, CountClaim.Relation.EXACTLY, 0),
                counted(false, CountClaim.Relation.AT_MOST, 0),
                counted(true, CountClaim.Relation.EXACTLY, 0),
                counted(false, CountClaim.Relation.EXACTLY, 1),
                claim(TWO, NONE, NONE, Optional.empty(), Optional.of(Rights.NONE), Optional.empty()),
                claim(TWO, NONE, NONE, Optional.empty(), Optional.of(Rights.ALL), Optional.empty()),
                claim(TWO, NONE, NONE, Optional.empty(), Optional.empty(), Optional.of(Seconds.ZERO)),
                claim(TWO, NONE, NONE, Optional.empty(), Optional.empty(), Optional.of(Seconds.of(1))),
                said(Optional.of(true), Optional.empty(), Optional.empty()),
                said(Optional.of(false), Optional.empty(), Optional.empty()),
                said(Optional.empty(), Optional.of(true), Optional.empty()),
                said(Optional.empty(), Optional.of(false), Optional.empty()),
                said(Optional.empty(), Optional.empty(), set));
        Set<Fr> digests = new HashSet<>();
        claims.forEach(claim -> digests.add(claim.digest(FROM, TO)));
        digests.add(claims.getFirst().digest(FROM, point(4)));
        digests.add(claims.getFirst().digest(point(1), TO));

        assertThat(digests).hasSize(claims.size() + 2);
    }

    @Test
    void claim_thatNamesNoCapability_isNone() {
        assertThatThrownBy(() -> AuditClaim.about(NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditClaim.about(new Subject.Open(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Subject.Open(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CountClaim(false, CountClaim.Relation.EXACTLY, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void statement_backwardsOrOfAnotherCircuit_isNone() {
        InstanceId instance = new InstanceId(Fr.of(1));
        AuditClaim claim = AuditClaim.about(TWO);
        ShapeId circuit = AuditStatement.circuit(8);
        AuditPoint fork = new AuditPoint(new StateRoot(Fr.of(9)), FROM.sequence(), FROM.clock());

        assertThat(new AuditStatement(instance, circuit, FROM, FROM, claim).publicInputs())
                .hasSameSizeAs(AuditStatement.PUBLIC_INPUTS);
        assertThat(circuit.text()).isEqualTo("tidemark/1/audit/d8");
        for (ShapeId other : List.of(ShapeId.of("tiny", 8), new ShapeId("audit", 8, 1, 1))) {
            assertThatThrownBy(() -> new AuditStatement(instance, other, FROM, TO, claim))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new AuditStatement(instance, circuit, TO, FROM, claim))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditStatement(instance, circuit, FROM, fork, claim))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void commitments_ofOneValue_differByKindAndSalt() {
        assertThat(Set.of(
                        SubjectKind.CAPABILITY.commit(2, SALT),
                        SubjectKind.SCOPE.commit(2, SALT),
                        SubjectKind.HOLDER.commit(2, SALT),
                        SubjectKind.HOLDER.commit(3, SALT),
                        SubjectKind.HOLDER.commit(2, Fr.ONE)))
                .hasSize(5);
    }

    @Test
    void holders_pathOfEachMember_leadsToTheRoot() {
        List<ProgramId> members = LongStream.rangeClosed(1, 100)
                .mapToObj(i -> ProgramId.of(3 * i))
                .toList();
        HolderTree tree = HolderTree.of(members, SALT);
        for (ProgramId member : members) {
            int place = tree.indexOf(member);
            for (int height = 1; height < HolderTree.DEPTH; height++) {
                Fr node = H8.hash(tree.children(height, place).toArray(Fr[]::new));
                assertThat(tree.children(height + 1, place).get(place >> 3 * height & 7))
                        .isEqualTo(node);
            }
            assertThat(H8.hash(tree.children(HolderTree.DEPTH, place).toArray(Fr[]::new)))
                    .isEqualTo(tree.root());
        }
        assertThat(tree.indexOf(ProgramId.of(4))).isNegative();
        assertThat(HolderTree.of(members, Fr.ONE).root()).isNotEqualTo(tree.root());
        assertThat(HolderTree.of(members.subList(1, 100), SALT).root()).isNotEqualTo(tree.root());
    }

    @Test
    void holders_otherLists_areNoSet() {
        List<ProgramId> tooMany =
                LongStream.rangeClosed(1, 513).mapToObj(ProgramId::of).toList();
        for (List<ProgramId> list : List.of(
                List.<ProgramId>of(),
                List.of(ProgramId.NONE),
                List.of(ProgramId.of(2), ProgramId.of(2)),
                List.of(ProgramId.of(2), ProgramId.of(1)),
                tooMany)) {
            assertThatThrownBy(() -> HolderSet.Listed.of(list)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(HolderSet.Listed.of(tooMany.subList(0, HolderSet.SIZE_MAX)).root())
                .isNotEqualTo(Fr.ZERO);
        assertThatThrownBy(() -> new HolderSet.Listed(tooMany.subList(0, 2), Fr.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opening_ofItsStatementAlone_opens() {
        AuditClaim claim = new AuditClaim(
                new Subject.Hidden(SubjectKind.CAPABILITY.commit(2, SALT)),
                NONE,
                new Subject.Open(7),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new HolderSet.Rooted(
                        HolderTree.of(List.of(ProgramId.of(7)), SALT).root())));
        AuditStatement statement =
                new AuditStatement(new InstanceId(Fr.of(1)), AuditStatement.circuit(8), FROM, TO, claim);
        Fr digest = claim.digest(FROM, TO);
        Map<SubjectKind, AuditOpening.Salted> subjects =
                Map.of(SubjectKind.CAPABILITY, new AuditOpening.Salted(2, SALT));
        Optional<AuditOpening.SaltedSet> set = Optional.of(new AuditOpening.SaltedSet(List.of(ProgramId.of(7)), SALT));

        assertThat(new AuditOpening(digest, subjects, set).opens(statement)).isTrue();
        assertThat(new AuditOpening(Fr.ONE, subjects, set).opens(statement)).isFalse();
        assertThat(new AuditOpening(digest, subjects, Optional.empty()).opens(statement))
                .isFalse();
        assertThat(new AuditOpening(digest, Map.of(), set).opens(statement)).isFalse();
        assertThat(new AuditOpening(digest, Map.of(SubjectKind.CAPABILITY, new AuditOpening.Salted(3, SALT)), set)
                        .opens(statement))
                .isFalse();
        assertThat(new AuditOpening(digest, subjects, set).toString()).doesNotContain("77", "4d");
    }
}
