package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.TimeMapWorld;
import io.tidemark.model.AssetId;
import io.tidemark.model.DomainId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Seconds;
import io.tidemark.runtime.timemap.simulation.ChainRules;
import io.tidemark.runtime.timemap.simulation.ChainStep;
import io.tidemark.runtime.timemap.simulation.SimulatedBlock;
import io.tidemark.runtime.timemap.simulation.SimulatedChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From observed chains to proofs that verify: circuit and verifier against snapshots that a time map took. */
@Tag("native")
class TimeMapProveTest {
    private static final Seconds GENESIS = Seconds.of(1_800_000_000);

    @TempDir
    private Path folder;

    private TimeMapWorld world;
    private Path keys;

    @BeforeEach
    void open() {
        world = new TimeMapWorld(folder);
        keys = NativeKeys.folder();
    }

    private void prove(int batch) {
        Cli.Result proved = Cli.run("prove", folder, "--batch", batch, "--keys", keys, "--strict");
        assertThat(proved.exitCode()).as(proved.err() + proved.out()).isZero();
        List<Object> arguments = new ArrayList<>(List.of("verify"));
        for (int before = 1; before <= batch; before++) {
            arguments.add(folder.resolve("bundles/000" + before + ".tmb"));
        }
        arguments.addAll(List.of("--keys", keys, "--allow-development-key"));
        Cli.Result verified = Cli.run(arguments.toArray());
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    private static String block(SimulatedBlock block, int fork) {
        return "{height: %d, time: %d, hash: %s}"
                .formatted(block.head().height().bits(), block.head().time().value(), name(block, fork));
    }

    /** What the simulated chain calls a block. */
    private static String name(SimulatedBlock block, int fork) {
        return "block " + block.head().height().bits() + " of fork " + fork + " of domain 1";
    }

    private void fact(String name, int number, SimulatedBlock block, int fork) throws IOException {
        assertThat(block.deposits()).hasSize(1);
        world.write("facts/" + name + ".yaml", """
                {name: %s, number: %d, domain: ethereum, account: bank, sequence: 1, asset: Gold, quantity: 5, height: %d,
                 time: %d, reference: transfer 1 of domain 1, block: %s}
                """.formatted(
                name, number, block.head().height().bits(), block.head().time().value(), name(block, fork)));
    }

    @Test
    void simulatedChainWithAReorganisation_provesAndVerifiesAndListsTheDeposit() throws IOException {
        world.writeReorganized();
        world.write("programs/ada.yaml", "{name: ada, key: development}\n");
        world.write("batches/0001.yaml", """
                snapshot: 1
                effects: [{effect: Register, program: bank}, {effect: Register, program: ada}]
                """);
        SimulatedChain chain = new SimulatedChain(new ChainRules(DomainId.of(1), GENESIS, 12, 0, 0, 0), 1);
        chain.advance();
        chain.deposit(ProgramId.of(1), AssetId.of("Gold"), Quantity.of(5));
        SimulatedBlock second = chain.advance().blocks().getFirst();
        fact("first", 1, second, 0);
        world.write("timemap/0001.yaml", "{time: 1800000000, after-batch: 0}\n");
        world.write(
                "timemap/0002.yaml",
                "{time: 1800000100, after-batch: 1, facts: 1, heads: {ethereum: " + block(second, 0) + "}}\n");
        ChainStep fork = chain.reorganize(2);
        fact("again", 2, fork.blocks().getFirst(), 1);
        world.write(
                "timemap/0003.yaml",
                "{time: 1800000200, after-batch: 2, facts: 2, blocks: ["
                        + block(fork.blocks().get(1), 1).replace("{", "{domain: ethereum, ") + "], heads: {ethereum: "
                        + block(fork.blocks().getLast(), 1) + "}}\n");
        world.write("batches/0003.yaml", """
                {snapshot: 3, effects: [{effect: Transfer, author: bank, resource: gold, to: ada}]}
                """);

        prove(1);
        prove(2);
        prove(3);

        Cli.Result audited = Cli.run("audit", folder, "--keys", keys, "--allow-development-key", "--json");
        assertThat(audited.json().at("/reliedOnSuperseded").size()).isEqualTo(1);
        assertThat(audited.json().at("/reliedOnSuperseded/0/madeGood").booleanValue())
                .isTrue();
        Cli.Result inspected = Cli.run("inspect", folder.resolve("bundles/0002.tmb"));
        assertThat(inspected.out()).contains("no longer stand", "made good in block 1");
        assertThat(Cli.run("timemap", "check", folder).exitCode()).isZero();
    }

    @Test
    void receiptProofOfEthereum_provesAndVerifies() throws IOException {
        world.writeProven("7");

        prove(1);
        prove(2);

        assertThat(Files.exists(folder.resolve("bundles/0002.tmb"))).isTrue();
    }
}
