package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.ExampleWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command as far as it goes without the native prover: exit codes, messages, JSON. */
final class CommandsTest {
    @TempDir
    private Path folder;

    private Path world;
    private Path keys;

    @BeforeEach
    void writeWorld() throws IOException {
        world = folder.resolve("first");
        keys = folder.resolve("keys");
        ExampleWorld.write(world);
    }

    private Cli.Result prove(Object... more) {
        Object[] arguments = new Object[more.length + 4];
        arguments[0] = "prove";
        arguments[1] = world;
        arguments[2] = "--keys";
        arguments[3] = keys;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Cli.run(arguments);
    }

    @Test
    void prove_noSuchWorld_isMalformed() {
        Cli.Result result = Cli.run("prove", folder.resolve("none"), "--batch", "1");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("E_FILE_MISSING").contains("tidemark demo");
    }

    @Test
    void prove_noSuchBatch_saysHowManyThereAre() {
        Cli.Result result = prove("--batch", 9);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("there are 2").contains("batches/0009.yaml");
    }

    @Test
    void prove_malformedWorld_namesFileLineAndColumn() throws IOException {
        Files.writeString(world.resolve("programs/ada.yaml"), "name: ada\nkye: development\n");

        Cli.Result result = prove("--batch", 1, "--json");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("first/programs/ada.yaml:2:1").contains("Did you mean `key`?");
        assertThat(result.json().at("/error/where").stringValue()).endsWith("ada.yaml:2:1");
    }

    @Test
    void prove_unknownShape_isUsage() {
        assertThat(prove("--batch", 1, "--shape", "huge").exitCode()).isEqualTo(2);
    }

    @Test
    void prove_noKey_executesRecordsAndNamesTheRemedy() throws IOException {
        Cli.Result result = prove("--batch", 2);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).contains("bank deposits 100 Gold").contains("done");
        assertThat(result.err()).contains("E_KEY_UNKNOWN").contains("tidemark keys setup");
        assertThat(Files.readAllLines(world.resolve("logs/world.jsonl"))).hasSize(2);
        assertThat(world.resolve("snapshots/0002.cbor")).exists();
        assertThat(world.resolve("bundles")).doesNotExist();
    }

    @Test
    void prove_everythingRefused_isOneAndNeedsNoKey() throws IOException {
        writeBatch(3, "snapshot: 2\neffects:\n  - {effect: Transfer, author: bank, resource: gold, to: bank}\n");

        Cli.Result result = prove("--batch", 3, "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.json().at("/effects/0/code").stringValue()).isEqualTo("E_NOT_OWNER");
        assertThat(result.json().at("/bundles").isEmpty()).isTrue();
        JsonForm.assertStable("prove-refused", result.json());
    }

    @Test
    void prove_refusedEffect_isExplained() throws IOException {
        writeBatch(3, "snapshot: 2\neffects:\n  - {effect: Transfer, author: bank, resource: gold, to: bank}\n");

        Cli.Result result = prove("--batch", 3);

        assertThat(result.out())
                .contains("refused: E_NOT_OWNER")
                .contains("rule 50")
                .contains("batches/0003.yaml:3:5")
                .contains("rule  without a capability: the author owns the resource")
                .contains("next  Let the owner act");
    }

    @Test
    void prove_strictWithARefusedEffect_recordsNothingOfIt() throws IOException {
        writeBatch(3, """
                snapshot: 2
                effects:
                  - {effect: Transfer, author: ada, resource: gold, to: bank}
                  - {effect: Transfer, author: ada, resource: gold, to: bank}
                """);

        Cli.Result result = prove("--batch", 3, "--strict");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("Nothing was proved").contains("--strict");
        assertThat(Files.readAllLines(world.resolve("logs/world.jsonl"))).hasSize(2);
    }

    @Test
    void prove_groupWithARefusedMember_takesAllMembersOut() throws IOException {
        writeBatch(3, """
                snapshot: 2
                effects:
                  - group:
                      - {effect: Transfer, author: ada, resource: gold, to: bank}
                      - {effect: Claim, author: bank, resource: gold, custodian: bank}
                """);

        Cli.Result result = prove("--batch", 3, "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.json().at("/effects/0/code").stringValue()).isEqualTo("E_GROUP");
        assertThat(result.json().at("/effects/1/code").stringValue()).isEqualTo("E_NOT_ESCROWED");
    }

    @Test
    void prove_editedPast_isRefused() throws IOException {
        prove("--batch", 2);
        Path batch = world.resolve("batches/0001.yaml");
        String text = Files.readString(batch);
        Files.writeString(
                batch,
                text.replace("program: bank", "program: x")
                        .replace("program: ada", "program: bank")
                        .replace("program: x", "program: ada"));

        Cli.Result result = prove("--batch", 2);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("E_HISTORY").contains("0001.yaml");
    }

    @Test
    void prove_commentAddedToThePast_isStillTheSamePast() throws IOException {
        prove("--batch", 2);
        Path batch = world.resolve("batches/0001.yaml");
        Files.writeString(batch, "# a note\n" + Files.readString(batch));

        assertThat(prove("--batch", 2).err()).contains("E_KEY_UNKNOWN").doesNotContain("E_HISTORY");
    }

    @Test
    void prove_withoutState_buildsTheSameRootsAgain() throws IOException {
        prove("--batch", 2);
        byte[] log = Files.readAllBytes(world.resolve("logs/world.jsonl"));
        Files.delete(world.resolve("state/world.mv"));

        assertThat(prove("--batch", 2).err()).contains("E_KEY_UNKNOWN");
        assertThat(Files.readAllBytes(world.resolve("logs/world.jsonl"))).isEqualTo(log);
    }

    @Test
    void prove_damagedState_saysThatItMayBeDeleted() throws IOException {
        prove("--batch", 2);
        Files.writeString(world.resolve("state/world.mv"), "x".repeat(10_000));

        Cli.Result result = prove("--batch", 2);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("E_STATE_STORE").contains("delete").contains("/state");
    }

    @Test
    void prove_openSecret_isRefusedAndNotShown() throws IOException {
        prove("--batch", 1);
        Path seed = world.resolve("secrets/programs/ada.seed");
        Files.setPosixFilePermissions(seed, PosixFilePermissions.fromString("rw-r--r--"));

        Cli.Result result = prove("--batch", 1);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("E_SECRET").contains("chmod");
        assertThat(result.out() + result.err())
                .doesNotContain(Files.readString(seed).strip());
    }

    @Test
    void prove_authorWithoutSeed_namesTheHeadToBeSigned() throws IOException {
        Files.writeString(world.resolve("programs/ada.yaml"), "name: ada\nkey: " + ExternalKey.PUBLIC + "\n");

        Cli.Result result = prove("--batch", 1);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .contains("E_UNSIGNED")
                .containsPattern("[0-9a-f]{64}")
                .contains("signatures:");

        String head = ExternalKey.headIn(result.err());
        Files.writeString(
                world.resolve("batches/0001.yaml"),
                Files.readString(world.resolve("batches/0001.yaml")) + "signatures:\n  ada: " + ExternalKey.sign(head)
                        + "\n");
        assertThat(prove("--batch", 1).err()).contains("E_KEY_UNKNOWN").doesNotContain("E_UNSIGNED");
    }

    @Test
    void prove_keepersWithoutSeeds_namesTheDigestToBeSigned() throws IOException {
        Path file = world.resolve("world.yaml");
        Files.writeString(
                file, Files.readString(file).replace("harbour: development", "harbour: " + ExternalKey.KEEPER));

        Cli.Result result = prove("--batch", 1);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("E_UNSIGNED").contains("1 keepers").containsPattern("[0-9a-f]{64}");

        Path plan = world.resolve("timemap/0001.yaml");
        Files.writeString(
                plan,
                Files.readString(plan) + "signatures:\n  harbour: "
                        + ExternalKey.signSnapshot(ExternalKey.headIn(result.err())) + "\n");
        assertThat(prove("--batch", 1).err()).contains("E_KEY_UNKNOWN").doesNotContain("E_UNSIGNED");
    }

    @Test
    void verify_nothingToTrust_isUsage() throws IOException {
        Path bundle = Files.writeString(folder.resolve("x.tmb"), "nonsense");

        Cli.Result result = Cli.run("verify", bundle, "--keys", keys);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--instance").contains("--snapshots");
    }

    @Test
    void verify_nonsense_isMalformedWithEachCheckNamed() throws IOException {
        prove("--batch", 1);
        Files.createDirectories(keys);
        Path bundle = Files.writeString(folder.resolve("x.tmb"), "nonsense");

        Cli.Result result =
                Cli.run("verify", bundle, "--instance", world.resolve("instance.json"), "--keys", keys, "--json");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.json().at("/bundles/0/checks").size()).isEqualTo(10);
        assertThat(result.json().at("/bundles/0/checks/0/outcome").stringValue())
                .isEqualTo("FAILED");
        JsonForm.assertStable("verify-malformed", result.json());
    }

    @Test
    void verify_noKeyFolder_isEnvironment() throws IOException {
        prove("--batch", 1);
        Path bundle = Files.writeString(folder.resolve("x.tmb"), "nonsense");

        Cli.Result result = Cli.run("verify", bundle, "--instance", world.resolve("instance.json"), "--keys", keys);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("--keys");
    }

    @Test
    void audit_worldWithoutBundles_saysToProve() {
        Cli.Result result = Cli.run("audit", world, "--keys", keys);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("tidemark prove");
    }

    @Test
    void inspect_eachFileOfAWorld_showsIt() {
        prove("--batch", 1);

        Cli.Result instance = Cli.run("inspect", world.resolve("instance.json"));
        assertThat(instance.exitCode()).isZero();
        assertThat(instance.out()).contains("Instance first").contains("keeper");
        Cli.Result snapshot = Cli.run("inspect", world.resolve("snapshots/0001.cbor"));
        assertThat(snapshot.exitCode()).isZero();
        assertThat(snapshot.out()).contains("sequence").contains("2027-01-15T08:00:00Z");
        assertThat(Cli.run("inspect", world.resolve("snapshots/0001.cbor"), "--json")
                        .json()
                        .at("/format")
                        .stringValue())
                .isEqualTo("tidemark/snapshot");
    }

    @Test
    void inspect_whatIsNoDocument_isMalformed() throws IOException {
        assertThat(Cli.run("inspect", folder.resolve("none")).err()).contains("E_FILE_MISSING");
        assertThat(Cli.run("inspect", folder).err()).contains("is a folder");
        assertThat(Cli.run("inspect", world.resolve("world.yaml")).err())
                .contains("YAML")
                .contains("prove");
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        assertThat(Cli.run("inspect", empty).exitCode()).isEqualTo(3);
    }

    @Test
    void keysList_noKeys_showsShapesAndHow() {
        Cli.Result result = Cli.run("keys", "list", "--keys", keys);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("none yet").contains("keys setup --development --shape medium");
        JsonForm.assertStable(
                "keys-list-empty",
                Cli.run("keys", "list", "--keys", keys, "--json").json());
    }

    @Test
    void keysSetup_withoutSayingDevelopment_isRefused() {
        Cli.Result result = Cli.run("keys", "setup", "--keys", keys);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("E_SETUP_INSECURE").contains("--development");
        assertThat(keys).doesNotExist();
    }

    @Test
    void keysSetup_whatNoInstanceHas_isUsage() {
        assertThat(Cli.run("keys", "setup", "--shape", "huge", "--keys", keys).exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("keys", "setup", "--depth", 12, "--keys", keys).exitCode())
                .isEqualTo(2);
    }

    @Test
    void keysShow_unknown_isUsage() {
        assertThat(Cli.run("keys", "show", "dev-12", "--keys", keys).exitCode()).isEqualTo(2);
        assertThat(Cli.run("keys", "show", "ab".repeat(32), "--keys", keys).exitCode())
                .isEqualTo(4);
    }

    @Test
    void doctor_anyMachine_namesEachFinding() {
        Cli.Result result = Cli.run("doctor", "--keys", keys, "--json");

        assertThat(result.exitCode()).isIn(0, 4);
        assertThat(result.json().at("/findings").size()).isEqualTo(7);
        assertThat(result.json().at("/good").booleanValue()).isEqualTo(result.exitCode() == 0);
        JsonForm.assertStable("doctor", result.json());
    }

    @Test
    void demo_folderInUse_isUsage() {
        Cli.Result result = Cli.run("demo", "--out", folder, "--keys", keys);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("not empty");
    }

    private void writeBatch(int number, String text) throws IOException {
        Files.writeString(world.resolve("batches/000" + number + ".yaml"), text);
    }
}
