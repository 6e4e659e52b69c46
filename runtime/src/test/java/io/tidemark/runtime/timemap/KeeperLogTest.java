package io.tidemark.runtime.timemap;

import static io.tidemark.runtime.timemap.Setting.ETHEREUM;
import static io.tidemark.runtime.timemap.Setting.SOLANA;
import static io.tidemark.runtime.timemap.Setting.block;
import static io.tidemark.runtime.timemap.Setting.gold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.DomainHead;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Observation;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.TimeMapRecord;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.MemoryLogFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeeperLogTest {
    private final Setting setting = new Setting();
    private final List<MemoryLogFiles> disks = List.of(new MemoryLogFiles(), new MemoryLogFiles());

    private LogId id(int keeper) {
        return new LogId(setting.parameters.instanceId(), new ActorId("keeper" + keeper));
    }

    private KeeperLog open(int keeper) throws LogException {
        return KeeperLog.open(
                disks.get(keeper), id(keeper), setting.secrets.get(keeper).key(), FencingToken.NONE);
    }

    private List<LogCursor> cursors() {
        return List.of(LogCursor.open(disks.get(0), id(0)), LogCursor.open(disks.get(1), id(1)));
    }

    private Observation observation(DomainHead head, DepositSighting... deposits) {
        return ((Observing.Seen) setting.map.observe(head, List.of(deposits))).observation();
    }

    /** What two keepers do of one time map: blocks of two domains, a reorganisation, two snapshots. */
    private void live(boolean quorums) throws LogException {
        for (DomainHead head : List.of(
                block(ETHEREUM, 100, "a"),
                block(SOLANA, 7, "s"),
                block(ETHEREUM, 101, "b"),
                block(ETHEREUM, 100, "c"))) {
            boolean holds = head.hash().equals(block(ETHEREUM, 101, "b").hash());
            Observation seen = holds ? observation(head, gold(5, "t")) : observation(head);
            SignedObservation signed = SignedObservation.sign(seen, setting.secrets.subList(0, 2));
            for (int keeper = 0; keeper < 2; keeper++) {
                try (KeeperLog log = open(keeper)) {
                    assertThat(log.sign(seen, setting.secrets.get(keeper))).isInstanceOf(KeeperSigning.Signed.class);
                    if (quorums) {
                        log.record(signed);
                    }
                }
            }
            setting.moved(setting.map.record(signed));
        }
        for (long time = 5000; time < 5002; time++) {
            SignedSnapshot signed =
                    SignedSnapshot.sign(setting.snapshot(time).view().snapshot(), setting.secrets.subList(0, 2));
            for (int keeper = 0; keeper < 2; keeper++) {
                try (KeeperLog log = open(keeper)) {
                    log.sign(signed.snapshot(), setting.secrets.get(keeper));
                    log.record(signed);
                }
            }
        }
    }

    @Test
    void restore_logsOfTwoKeepers_endsWithTheSameVersion() throws LogException {
        live(true);

        KeeperLogs.Restored restored = KeeperLogs.restore(setting.parameters, cursors());

        assertThat(restored.fault()).isEmpty();
        assertThat(restored.map().version()).isEqualTo(setting.map.version());
        assertThat(restored.map().allFacts()).isEqualTo(setting.map.allFacts());
        assertThat(restored.open()).isZero();
        assertThat(restored.assumed()).isZero();
        assertThat(restored.equivocations()).isEmpty();
    }

    @Test
    void restore_wordsInTwoLogs_addUp() throws LogException {
        live(false);

        KeeperLogs.Restored restored = KeeperLogs.restore(setting.parameters, cursors());

        assertThat(restored.map().version()).isEqualTo(setting.map.version());
        assertThat(restored.assumed()).isZero();
    }

    @Test
    void restore_oneLogWithWordsOfOneKeeper_restsOnTheSnapshots() throws LogException {
        live(false);

        KeeperLogs.Restored restored =
                KeeperLogs.restore(setting.parameters, cursors().subList(0, 1));

        assertThat(restored.fault()).isEmpty();
        assertThat(restored.map().version()).isEqualTo(setting.map.version());
        assertThat(restored.assumed()).isEqualTo(4);
    }

    @Test
    void sign_anotherBlockOfThePlace_isRefusedAlsoAfterARestart() throws LogException {
        KeeperSecret secret = setting.secrets.getFirst();
        try (KeeperLog log = open(0)) {
            log.sign(observation(block(ETHEREUM, 100, "a")), secret);
        }
        try (KeeperLog log = open(0)) {
            assertThat(Setting.code(log.sign(observation(block(ETHEREUM, 100, "b")), secret)))
                    .isEqualTo(TimeMapCode.E_KEEPER_SIGNED);
            assertThat(log.sign(observation(block(ETHEREUM, 100, "a")), secret))
                    .isInstanceOf(KeeperSigning.Signed.class);
        }
        assertThat(LogCursor.open(disks.getFirst(), id(0))
                        .next()
                        .orElseThrow()
                        .head()
                        .sequence())
                .isEqualTo(1);
    }

    @Test
    void restore_keeperWhoContradictsHimself_isNamedWithTheEvidence() throws LogException {
        KeeperSecret liar = setting.secrets.getFirst();
        try (KeeperLog log = open(0)) {
            log.sign(observation(block(ETHEREUM, 100, "a")), liar);
        }
        try (KeeperLog log = open(1)) {
            log.record(SignedObservation.sign(observation(block(ETHEREUM, 100, "b")), List.of(liar)));
        }

        KeeperLogs.Restored restored = KeeperLogs.restore(setting.parameters, cursors());

        assertThat(restored.equivocations()).singleElement().satisfies(evidence -> {
            assertThat(evidence.keeper()).isEqualTo(liar.key());
            assertThat(evidence.holdsAgainst(setting.parameters.keepers())).isTrue();
        });
        assertThat(restored.open()).isEqualTo(2);
    }

    @Test
    void restore_snapshotOverOtherFacts_isAFault() throws LogException {
        Setting other = new Setting();
        other.record(block(ETHEREUM, 5, "x"));
        SignedSnapshot signed =
                SignedSnapshot.sign(other.snapshot(5000).view().snapshot(), setting.secrets.subList(0, 2));
        try (KeeperLog log = open(0)) {
            log.record(signed);
        }

        KeeperLogs.Restored restored = KeeperLogs.restore(setting.parameters, cursors());

        assertThat(restored.fault()).map(Refused::code).contains(TimeMapCode.E_SNAPSHOT_CONTENT);
    }

    @Test
    void document_ofATimeMapWithEffects_becomesItAgain() throws Exception {
        live(true);
        setting.found(setting.snapshot(6000).view());
        setting.record(block(ETHEREUM, 102, "d"), gold(5, "t"));
        SnapshotTaking.Taken taken = setting.snapshot(6001);
        assertThat(setting.apply(
                        taken.view(),
                        setting.deposit(taken.view(), setting.map.facts().getFirst())))
                .isEmpty();

        TimeMapRecord record = TimeMapRecords.of(setting.map, setting.parameters);
        TimeMapRecord read = Documents.TIME_MAP.decode(Documents.TIME_MAP.encode(record));
        TimeMap again = ((Restoring.Restored) TimeMapRecords.restore(setting.parameters, read)).map();

        assertThat(again.version()).isEqualTo(setting.map.version());
        assertThat(again.events()).isEqualTo(setting.map.events());
        List<io.tidemark.model.RecordedEvent> shorter = new ArrayList<>(record.events());
        shorter.remove(1);
        assertThat(Setting.code(
                        TimeMapRecords.restore(setting.parameters, new TimeMapRecord(record.instance(), shorter))))
                .isEqualTo(TimeMapCode.E_SNAPSHOT_CONTENT);
    }
}
