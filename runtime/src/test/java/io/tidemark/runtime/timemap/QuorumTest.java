package io.tidemark.runtime.timemap;

import static io.tidemark.runtime.timemap.Setting.ETHEREUM;
import static io.tidemark.runtime.timemap.Setting.block;
import static io.tidemark.runtime.timemap.Setting.code;
import static io.tidemark.runtime.timemap.Setting.gold;
import static io.tidemark.runtime.timemap.Setting.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Attestation;
import io.tidemark.model.Counter;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.Fact;
import io.tidemark.model.InstanceId;
import io.tidemark.model.KeeperMessage;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.Observation;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Withdraw;
import io.tidemark.runtime.timemap.AttestationPool.Intake;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;

class QuorumTest {
    private static final DomainHead HEAD = block(ETHEREUM, 100, "a");

    private final Setting setting = new Setting();
    private final Keepers keepers = setting.parameters.keepers();
    private final Observation observation = setting.signed(HEAD, gold(5, "t1")).observation();
    private final Observation contrary =
            setting.signed(block(ETHEREUM, 100, "b")).observation();

    @Test
    void record_withoutAQuorum_isRefused() {
        List<KeeperSecret> two = setting.secrets.subList(0, 2);

        assertThat(record(observation, two)).isInstanceOf(Recording.Recorded.class);
        assertThat(record(observation, setting.secrets)).isInstanceOf(Recording.Recorded.class);
        assertThat(refusal(observation, two.subList(0, 1))).contains("E_OBSERVATION_UNSIGNED", "BELOW_THRESHOLD");
        assertThat(refusal(observation, List.of(secret(1), secret(9))))
                .contains("E_OBSERVATION_UNSIGNED", "UNKNOWN_KEEPER");
        SignedObservation foreign = new SignedObservation(
                observation, SignedObservation.sign(contrary, two).signatures());
        assertThat(setting.map.record(foreign).toString()).contains("E_OBSERVATION_UNSIGNED", "SIGNATURE_INVALID");
    }

    @Test
    void signatureOnASnapshot_isNoneOnAnObservation() {
        Bytes32 digest = observation.digest();
        SnapshotDigest sameBytes = new SnapshotDigest(Fr.fromBigInteger(
                digest.toUnsignedBigInteger().clearBit(255).clearBit(254).clearBit(253)));
        Snapshot snapshot = setting.snapshot(1).view().snapshot();

        assertThat(setting.secrets.getFirst().sign(sameBytes).verifies(observation.message()))
                .isFalse();
        assertThat(setting.secrets.getFirst().sign(observation.message()).verifies(KeeperMessage.of(snapshot.digest())))
                .isFalse();
    }

    @Test
    void record_ofAnotherInstance_isRefused() {
        Observation foreign = new Observation(new InstanceId(Fr.ONE), HEAD, 0, List.of());

        assertThat(code(record(foreign, setting.secrets))).isEqualTo(TimeMapCode.E_OBSERVATION_INSTANCE);
    }

    @Test
    void record_ofWhatStands_isRefused() {
        setting.record(HEAD, gold(5, "t1"));

        assertThat(code(record(observation, setting.secrets))).isEqualTo(TimeMapCode.E_OBSERVATION_KNOWN);
    }

    @Test
    void record_ofAnotherRevisionThanTheNext_isRefused() {
        Observation second = new Observation(setting.parameters.instanceId(), HEAD, 1, observation.facts());
        assertThat(code(record(second, setting.secrets))).isEqualTo(TimeMapCode.E_OBSERVATION_REVISION);

        setting.record(HEAD, gold(5, "t1"));
        assertThat(code(record(contrary, setting.secrets)))
                .as("contrary, but not in the place of the other")
                .isEqualTo(TimeMapCode.E_OBSERVATION_REVISION);
    }

    @Test
    void record_withAnotherSequence_isRefused() {
        Fact fact = observation.facts().getFirst();
        Fact renumbered = new Fact(
                fact.domain(),
                fact.account(),
                Sequence.of(2),
                fact.kind(),
                fact.asset(),
                fact.quantity(),
                fact.height(),
                fact.time(),
                fact.reference());
        Observation other = new Observation(setting.parameters.instanceId(), HEAD, 0, List.of(renumbered));

        assertThat(code(record(other, setting.secrets))).isEqualTo(TimeMapCode.E_FACT_SEQUENCE);
    }

    @Test
    void observe_oneTransferTwice_isRefused() {
        assertThat(code(setting.map.observe(HEAD, List.of(gold(5, "t1"), gold(5, "t1")))))
                .isEqualTo(TimeMapCode.E_FACT_TWICE);
        setting.record(HEAD, gold(5, "t1"));
        assertThat(code(setting.map.observe(block(ETHEREUM, 101, "b"), List.of(gold(5, "t1")))))
                .isEqualTo(TimeMapCode.E_FACT_TWICE);
    }

    @Test
    void recordEvent_outOfOrder_isRefused() {
        Snapshot snapshot = setting.snapshot(1).view().snapshot();
        Effect second = withdraw(2, snapshot.digest());
        Effect first = withdraw(1, snapshot.digest());
        Effect elsewhere = withdraw(1, SnapshotDigest.NONE);

        assertThat(code(setting.map.recordEvent(second, List.of()))).isEqualTo(TimeMapCode.E_EVENT_COUNTER);
        assertThat(code(setting.map.recordEvent(elsewhere, List.of()))).isEqualTo(TimeMapCode.E_EVENT_UNKNOWN);
        assertThat(code(setting.map.recordEvent(first, List.of(new EventId(Bytes32.ZERO)))))
                .isEqualTo(TimeMapCode.E_EVENT_UNKNOWN);
        assertThat(setting.map.recordEvent(first, List.of())).isInstanceOf(Recording.Recorded.class);
    }

    @Test
    void pool_countsToAQuorum_whichTheMapTakes() {
        AttestationPool empty = AttestationPool.of(keepers);
        Intake.Counted one = (Intake.Counted) empty.add(Attestation.sign(observation, secret(2)));
        Intake.Counted again = (Intake.Counted) one.pool().add(Attestation.sign(observation, secret(2)));
        Intake.Quorum two = (Intake.Quorum) again.pool().add(Attestation.sign(observation, secret(1)));
        Intake.Quorum three = (Intake.Quorum) two.pool().add(Attestation.sign(observation, secret(3)));

        assertThat(one.count()).isEqualTo(1);
        assertThat(again.count()).as("the same word twice").isEqualTo(1);
        assertThat(three.signed().signatures()).hasSize(3);
        assertThat(setting.map.record(two.signed())).isInstanceOf(Recording.Recorded.class);
        assertThat(empty.add(Attestation.sign(observation, secret(9)))).isEqualTo(new Intake.Unsigned());
    }

    @Test
    void pool_doesNotAddUpContraryWords() {
        AttestationPool pool = AttestationPool.of(keepers);
        pool = ((Intake.Counted) pool.add(Attestation.sign(observation, secret(1)))).pool();

        assertThat(pool.add(Attestation.sign(contrary, secret(2)))).isInstanceOf(Intake.Counted.class);
    }

    @Test
    void keeperWhoSignsBoth_isConvicted() {
        AttestationPool pool = AttestationPool.of(keepers);
        pool = ((Intake.Counted) pool.add(Attestation.sign(observation, secret(1)))).pool();
        Intake.Contradiction caught = (Intake.Contradiction) pool.add(Attestation.sign(contrary, secret(1)));

        assertThat(caught.evidence().keeper()).isEqualTo(secret(1).key());
        assertThat(caught.evidence().holdsAgainst(keepers)).isTrue();
        assertThat(caught.evidence().holdsAgainst(new Keepers(List.of(secret(2).key()), 1)))
                .isFalse();
    }

    @Test
    void evidence_thatIsNone_holdsAgainstNobody() {
        Attestation word = Attestation.sign(observation, secret(1));
        Attestation revised =
                Attestation.sign(new Observation(contrary.instance(), contrary.head(), 1, contrary.facts()), secret(1));
        Attestation byAnother = Attestation.sign(contrary, secret(2));
        Attestation elsewhere = Attestation.sign(
                new Observation(contrary.instance(), block(DomainId.of(2), 100, "b"), 0, List.of()), secret(1));
        Attestation forged = new Attestation(contrary, word.signature());

        for (Attestation other : List.of(word, revised, byAnother, elsewhere, forged)) {
            assertThat(new Equivocation(word, other).holdsAgainst(keepers))
                    .as(other.toString())
                    .isFalse();
        }
    }

    @Test
    void observation_withFactsOfAnotherBlock_isACallersFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Observation(observation.instance(), block(ETHEREUM, 101, "a"), 0, observation.facts()))
                .withMessageContaining("expected facts of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DepositSighting(Setting.BANK, Setting.GOLD, Quantity.ZERO, Reference.of("t")));
    }

    private Recording record(Observation what, List<KeeperSecret> secrets) {
        return setting.map.record(SignedObservation.sign(what, secrets));
    }

    private String refusal(Observation what, List<KeeperSecret> secrets) {
        return record(what, secrets).toString();
    }

    private static Effect withdraw(long counter, SnapshotDigest snapshot) {
        return new Withdraw(
                EffectHeader.of(Setting.BANK, Counter.of(counter), snapshot), ResourceId.of(1), Reference.of("out"));
    }
}
