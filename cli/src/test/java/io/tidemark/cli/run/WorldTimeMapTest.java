package io.tidemark.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.TimeMapWorld;
import io.tidemark.cli.world.World;
import io.tidemark.model.Fact;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.codec.Documents;
import io.tidemark.runtime.timemap.FactStatus;
import io.tidemark.runtime.timemap.KeeperLogs;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worlds whose facts become observations by their keepers. */
class WorldTimeMapTest {
    @TempDir
    private Path folder;

    private TimeMapWorld world;

    @BeforeEach
    void open() {
        world = new TimeMapWorld(folder);
    }

    private Executed run(int batch) throws Exception {
        try (WorldRun run = WorldRun.open(World.load(folder))) {
            return run.execute(batch, new ShapeChoice(null, List.of("tiny")), false);
        }
    }

    private List<String> digests(int batches) throws Exception {
        try (WorldRun run = WorldRun.open(World.load(folder))) {
            run.execute(batches, new ShapeChoice(null, List.of("tiny")), false);
            return run.signedSnapshots().stream()
                    .map(signed -> signed.snapshot().digest().lane().toString())
                    .toList();
        }
    }

    private KeeperLogs.Restored restored() throws Exception {
        InstanceParameters parameters = Documents.INSTANCE.read(Files.readAllBytes(folder.resolve("instance.json")));
        return KeptTimeMap.of(World.load(folder), parameters).orElseThrow();
    }

    /** Snapshots have the digests that they had when they were made without a time map. */
    @Test
    void execute_gold_hasTheSnapshotsOfBefore() throws Exception {
        world.copy("gold");

        assertThat(digests(3))
                .containsExactly(
                        "0x15f764281e9b86410729c0e6aee2a64d8ee2ba25d6ecaa2c40208ece73f11134",
                        "0x2810eb38204d07bba7b0b1a1097bdc95ee760c55d8acae5c2d5034f7fca93eb2",
                        "0x2ab9a4d4dccb0bdcf2d35e425ac0dfe2f00cf77618b1b54dc15c5a94e3b2091b");
    }

    @Test
    void execute_swap_hasTheSnapshotsOfBefore() throws Exception {
        world.copy("swap");

        assertThat(digests(5))
                .containsExactly(
                        "0x1ab48e42dae279424272884e3651af0c009b1e7d5a6353fa684b2f14315f85e2",
                        "0x14db42377ace8563ff8e0d536e2271901e70edf95f8fc4043ce20589e0d78e74",
                        "0x1ad28ee8fbd4e0d4e5fa9442319d60e5ff7cc563797a041ebdba0e3263cfb81b",
                        "0x0bcf027da3115e02e0a08679c30b34b54dc67153ad609a08ff4e1ad2537162a6");
        assertThat(restored().map().heads()).hasSize(2);
    }

    @Test
    void execute_reorganizedWorld_supersedesTheFactAndKeepsItsSequence() throws Exception {
        world.writeReorganized();

        assertThat(run(2).refusedCount()).isZero();
        Executed second = run(3);

        assertThat(second.outcomes())
                .extracting(outcome -> String.valueOf(outcome.code()))
                .containsExactly("E_FACT_USED");
        KeeperLogs.Restored restored = restored();
        assertThat(restored.fault()).isEmpty();
        assertThat(restored.assumed()).isZero();
        List<Fact> facts = restored.map().allFacts();
        assertThat(facts).hasSize(2);
        assertThat(restored.map().status(facts.getFirst().digest()))
                .isEqualTo(new FactStatus.Superseded(facts.getLast()));
        assertThat(restored.map().heads()).hasSize(1);
    }

    /** A price concerns no account: it is in the snapshot before any program is registered. */
    @Test
    void execute_factThatWasOnlySeen_isInTheSnapshotUntilALaterOne() throws Exception {
        world.writeReorganized();
        String price = "{name: %s, number: %d, kind: observation, domain: ethereum, sequence: %d, asset: Silver,"
                + " quantity: %d, height: %d, time: 1800000000, reference: round %d}%n";
        world.write("facts/first.yaml", price.formatted("first", 1, 1, 3000, 90, 1));
        world.write("facts/again.yaml", price.formatted("again", 2, 2, 3100, 91, 2));
        world.write("timemap/0001.yaml", "{time: 1800000001, after-batch: 0, facts: 1}\n");
        world.write("timemap/0002.yaml", "{time: 1800000002, after-batch: 1, facts: 2}\n");
        Files.delete(folder.resolve("timemap/0003.yaml"));
        Files.delete(folder.resolve("batches/0003.yaml"));
        world.write("batches/0002.yaml", "{snapshot: 2, effects: [{effect: Deposit, author: bank, fact: again}]}\n");

        assertThat(run(2).outcomes())
                .extracting(outcome -> String.valueOf(outcome.code()))
                .containsExactly("E_FACT_MISMATCH");

        List<Fact> facts = restored().map().allFacts();
        assertThat(restored().map().facts()).containsExactly(facts.getLast());
        assertThat(restored().map().status(facts.getFirst().digest()))
                .isEqualTo(new FactStatus.Passed(facts.getLast()));
    }

    @Test
    void execute_twice_addsNothingToTheLogs() throws Exception {
        world.writeReorganized();
        run(3);
        byte[] log = Files.readAllBytes(folder.resolve("logs/harbour/0001.log"));

        run(3);

        assertThat(Files.readAllBytes(folder.resolve("logs/harbour/0001.log"))).isEqualTo(log);
    }

    @Test
    void execute_headBelowOneThatStands_saysHowToReorganize() throws Exception {
        world.writeReorganized();
        world.write("timemap/0003.yaml", """
                {time: 2027-01-15T08:10:00Z, after-batch: 2, facts: 1,
                 heads: {ethereum: {height: 99, time: 2027-01-15T08:01:00Z, hash: block Z}}}
                """);

        CommandFailure failure = (CommandFailure) catchThrowable(() -> run(3));

        assertThat(failure.code()).isEqualTo("E_OBSERVATION_HEAD");
    }

    @Test
    void execute_sequenceThatIsNotTheNext_isRefused() throws Exception {
        world.writeReorganized();
        world.write(
                "facts/first.yaml",
                TimeMapWorld.fact("first", 1, 100, "08:02:00").replace("sequence: 1", "sequence: 2"));

        assertThat(((CommandFailure) catchThrowable(() -> run(2))).code()).isEqualTo("E_FACT_SEQUENCE");
    }

    @Test
    void execute_planEditedAfterItWasSigned_isRefusedByTheKeepersLog() throws Exception {
        world.writeReorganized();
        run(2);
        Files.delete(folder.resolve("snapshots/0002.cbor"));
        world.write(
                "timemap/0002.yaml",
                "{time: 2027-01-15T08:05:00Z, after-batch: 1, facts: 1, heads: {ethereum: "
                        + TimeMapWorld.BLOCK_A.replace("block A", "block X") + "}}\n");

        MalformedFileException fault = (MalformedFileException) catchThrowable(() -> run(2));

        assertThat(fault.code()).isEqualTo(FaultCode.E_HISTORY);
        assertThat(fault.place().toString()).contains("logs/harbour");
    }

    @Test
    void execute_factWithAProofThatShowsIt_isTaken() throws Exception {
        world.writeProven("7");

        assertThat(run(2).refusedCount()).isZero();
        assertThat(restored().map().facts()).hasSize(1);
    }

    @Test
    void execute_factThatSaysMoreThanItsProof_isRefused() throws Exception {
        world.writeProven("8");

        assertThat(((CommandFailure) catchThrowable(() -> run(2))).code()).isEqualTo("E_FACT_PROOF_FACT");
    }

    @Test
    void execute_proofForAnotherBlock_isRefused() throws Exception {
        world.writeProven("7");
        Path fact = folder.resolve("facts/first.yaml");
        Files.writeString(fact, Files.readString(fact).replace("proof:", "block: another, proof:"));

        assertThat(((CommandFailure) catchThrowable(() -> run(2))).code()).isEqualTo("E_FACT_PROOF_HEADER");
    }

    @Test
    void execute_damagedProof_isRefused() throws Exception {
        world.writeProven("7");
        Path proof = folder.resolve("proofs/first.rlp");
        byte[] bytes = Files.readAllBytes(proof);
        bytes[bytes.length - 5] ^= 1;
        Files.write(proof, bytes);

        assertThat(((CommandFailure) catchThrowable(() -> run(2))).code()).startsWith("E_FACT_PROOF_");
    }
}
