package io.tidemark.runtime.timemap;

import static io.tidemark.runtime.timemap.Setting.ADA;
import static io.tidemark.runtime.timemap.Setting.BANK;
import static io.tidemark.runtime.timemap.Setting.ETHEREUM;
import static io.tidemark.runtime.timemap.Setting.SOLANA;
import static io.tidemark.runtime.timemap.Setting.block;
import static io.tidemark.runtime.timemap.Setting.code;
import static io.tidemark.runtime.timemap.Setting.gold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.Drafts;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.DomainHead;
import io.tidemark.model.Fact;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperVerdict;
import io.tidemark.model.Observation;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.Reference;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;

class TimeMapTest {
    private final Setting setting = new Setting();

    @Test
    void record_givesTheNextVersion_andKeepsTheOneBefore() {
        TimeMap before = setting.map;
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"));

        assertThat(before.facts()).isEmpty();
        assertThat(setting.map.facts()).hasSize(1);
        assertThat(setting.map.version().number()).isEqualTo(1);
        assertThat(setting.map.version().parent()).isEqualTo(before.version().hash());
        assertThat(before.version().parent()).isEqualTo(Bytes32.ZERO);
        assertThat(setting.map.continues(before.version())).isTrue();
        assertThat(before.continues(setting.map.version())).isFalse();
    }

    @Test
    void version_bindsEventsAndOrder() {
        Setting same = new Setting();
        Setting other = new Setting();
        for (Setting each : List.of(setting, same)) {
            each.record(block(ETHEREUM, 100, "a"));
            each.record(block(SOLANA, 7, "s"));
        }
        other.record(block(SOLANA, 7, "s"));
        other.record(block(ETHEREUM, 100, "a"));

        assertThat(same.map.version()).isEqualTo(setting.map.version());
        assertThat(other.map.version()).isNotEqualTo(setting.map.version());
        assertThat(other.map.continues(setting.map.version())).isFalse();
    }

    @Test
    void signatures_areNoPartOfTheEvent() {
        SignedObservation two = setting.signed(block(ETHEREUM, 100, "a"));
        SignedObservation three = SignedObservation.sign(two.observation(), setting.secrets);
        TimeMap start = setting.map;

        assertThat(((Recording.Recorded) start.record(two)).event().id())
                .isEqualTo(((Recording.Recorded) start.record(three)).event().id());
    }

    @Test
    void timestamps_areTheStandingBlocks_alsoLateOnes() {
        setting.record(block(ETHEREUM, 100, "a"));
        setting.record(block(ETHEREUM, 104, "c"));
        setting.record(block(ETHEREUM, 102, "b"));
        setting.record(block(SOLANA, 9, "s"));

        assertThat(setting.map.timestamps(ETHEREUM))
                .extracting(DomainHead::height)
                .containsExactly(Height.of(100), Height.of(102), Height.of(104));
        assertThat(setting.map.heads()).containsExactly(block(ETHEREUM, 104, "c"), block(SOLANA, 9, "s"));
    }

    @Test
    void sequences_riseAlongTheAccount_overAllDomains() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"), gold(6, "t2"));
        setting.record(block(ETHEREUM, 101, "b"), gold(7, "t3"));

        assertThat(setting.map.facts())
                .extracting(fact -> fact.sequence().value())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void order_withinAndBetweenDomains() {
        PlacedEvent first = setting.record(block(ETHEREUM, 100, "a"));
        PlacedEvent second = setting.record(block(ETHEREUM, 101, "b"));
        PlacedEvent other = setting.record(block(SOLANA, 9, "s"));

        assertThat(setting.map.happenedBefore(first.id(), second.id())).isTrue();
        assertThat(setting.map.happenedBefore(second.id(), first.id())).isFalse();
        assertThat(setting.map.compare(second.id(), first.id())).isEqualTo(CausalOrder.AFTER);
        assertThat(setting.map.compare(first.id(), first.id())).isEqualTo(CausalOrder.EQUAL);
        assertThat(setting.map.compare(first.id(), other.id())).isEqualTo(CausalOrder.CONCURRENT);
        assertThat(second.lamport()).isEqualTo(Tick.of(2));
        assertThat(other.lamport()).isEqualTo(Tick.of(1));
    }

    @Test
    void snapshot_comesAfterAllObservations_andBeforeTheEffectsWrittenAgainstIt() {
        PlacedEvent seen = setting.record(block(ETHEREUM, 100, "a"));
        SnapshotTaking.Taken snapshot = setting.snapshot(5000);
        PlacedEvent unseen = setting.record(block(ETHEREUM, 101, "b"));
        setting.found(snapshot.view());
        PlacedEvent bank = setting.map.latest(Timeline.of(BANK)).orElseThrow();
        PlacedEvent ada = setting.map.latest(Timeline.of(ADA)).orElseThrow();

        assertThat(setting.map.happenedBefore(seen.id(), snapshot.event().id())).isTrue();
        assertThat(setting.map.happenedBefore(snapshot.event().id(), bank.id())).isTrue();
        assertThat(setting.map.happenedBefore(seen.id(), bank.id())).isTrue();
        assertThat(setting.map.compare(unseen.id(), bank.id())).isEqualTo(CausalOrder.CONCURRENT);
        assertThat(setting.map.compare(ada.id(), bank.id())).isEqualTo(CausalOrder.CONCURRENT);
        assertThat(bank.lamport()).as("block, snapshot, effect").isEqualTo(Tick.of(3));
        assertThat(bank.dependencies()).containsExactly(snapshot.event().id());
    }

    @Test
    void recordEvent_afterAnotherProgramsEvent_knowsOfIt() {
        SnapshotView view = setting.snapshot(5000).view();
        setting.found(view);
        PlacedEvent ada = setting.map.latest(Timeline.of(ADA)).orElseThrow();
        Drafts drafts = Drafts.on(setting.state, view.digest());
        Transfer transfer = new Transfer(drafts.header(BANK), ResourceId.of(1), CapabilityId.NONE, ADA);
        PlacedEvent bank = setting.moved(setting.map.recordEvent(transfer, List.of(ada.id())));

        assertThat(setting.map.happenedBefore(ada.id(), bank.id())).isTrue();
        assertThat(bank.lamport()).isEqualTo(ada.lamport().next());
        assertThat(bank.vector().count(Timeline.of(ADA))).isEqualTo(1);
        assertThat(ada.vector().compare(bank.vector())).isEqualTo(CausalOrder.BEFORE);
    }

    @Test
    void recordedHead_isTheOneInTheState() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"));
        SnapshotView early = setting.snapshot(5000).view();
        setting.found(early);
        SnapshotView view = setting.snapshot(5001).view();
        Fact fact = setting.map.facts().getFirst();
        assertThat(setting.apply(view, setting.deposit(view, fact))).isEmpty();

        Event.Acted acted = (Event.Acted)
                setting.map.latest(Timeline.of(BANK)).orElseThrow().event();
        assertThat(setting.state.program(BANK).map(ProgramCell::head)).contains(acted.head());
    }

    @Test
    void snapshots_followOnEachOther_andAreSignedAsEver() {
        SnapshotView first = setting.snapshot(5000).view();
        setting.found(first);
        SnapshotView second = setting.snapshot(5000).view();

        assertThat(second.snapshot().parent()).isEqualTo(first.digest());
        assertThat(second.snapshot().sequence()).isEqualTo(Sequence.of(2));
        assertThat(second.snapshot().stateRoot()).isEqualTo(setting.state.root());
        assertThat(SignedSnapshot.sign(second.snapshot(), setting.secrets).verdict(setting.parameters.keepers()))
                .isEqualTo(KeeperVerdict.SIGNED);
        assertThat(code(setting.map.snapshot(setting.state, Seconds.of(4999)))).isEqualTo(TimeMapCode.E_SNAPSHOT_TIME);
    }

    @Test
    void snapshot_leavesOutFactsOfAccountsThatTheStateHasNot() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"));
        SnapshotView early = setting.snapshot(5000).view();
        assertThat(early.fact(setting.map.facts().getFirst().digest())).isEmpty();

        setting.found(early);
        SnapshotView later = setting.snapshot(5001).view();
        assertThat(later.fact(setting.map.facts().getFirst().digest())).isPresent();
    }

    @Test
    void snapshot_withMoreFactsThanTheTreeHolds_isRefused() {
        InstanceParameters shallow = new InstanceParameters("shallow", 4, 1, 1, setting.parameters.keepers());
        TimeMap map = TimeMap.of(shallow);
        List<DepositSighting> nine =
                IntStream.range(0, 9).mapToObj(i -> gold(1, "t" + i)).toList();
        Observation observation = ((Observing.Seen) map.observe(block(ETHEREUM, 100, "a"), nine)).observation();
        State state = State.genesis(shallow, new MemoryNodeStore());

        assertThat(SnapshotForm.of(shallow, Optional.empty(), state, Seconds.of(1), List.of(), observation.facts()))
                .isEmpty();
        assertThat(SnapshotForm.of(
                        shallow,
                        Optional.empty(),
                        state,
                        Seconds.of(1),
                        List.of(),
                        observation.facts().subList(0, 8)))
                .isPresent();
    }

    @Test
    void snapshot_ofAnotherInstancesState_isACallersFault() {
        InstanceParameters other = InstanceParameters.of("other", setting.parameters.keepers());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeMap.of(other).snapshot(setting.state, Seconds.of(1)))
                .withMessageContaining("expected a state of instance");
    }

    @Test
    void eventsThatAreNotRecorded_areACallersFault() {
        EventId unknown = new EventId(Bytes32.leftPad(Bytes.of(1)));
        EventId known = setting.record(block(ETHEREUM, 100, "a")).id();

        assertThat(setting.map.event(unknown)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.map.happenedBefore(known, unknown))
                .withMessageContaining("ask a version that has recorded it");
    }

    @Test
    void block_ofAnotherTime_isRefused() {
        setting.record(block(ETHEREUM, 100, "a"));
        setting.record(block(ETHEREUM, 104, "c"));
        DomainHead early = new DomainHead(ETHEREUM, Height.of(102), Seconds.of(2199), Reference.of("b"));
        DomainHead late = new DomainHead(ETHEREUM, Height.of(102), Seconds.of(2249), Reference.of("b"));
        DomainHead fits = new DomainHead(ETHEREUM, Height.of(102), Seconds.of(2248), Reference.of("b"));

        assertThat(code(setting.map.observe(early, List.of()))).isEqualTo(TimeMapCode.E_OBSERVATION_TIME);
        assertThat(code(setting.map.observe(late, List.of()))).isEqualTo(TimeMapCode.E_OBSERVATION_TIME);
        assertThat(setting.map.observe(fits, List.of())).isInstanceOf(Observing.Seen.class);
    }
}
