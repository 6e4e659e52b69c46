package io.tidemark.cli.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorldTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeExample() throws IOException {
        assertThat(ExampleWorld.write(folder)).isEqualTo(8);
    }

    @Test
    void load_exampleOfTheChapter_readsAll() throws Exception {
        World world = World.load(folder);

        assertThat(world.settings().name()).isEqualTo("first");
        assertThat(world.settings().depth()).isEqualTo(8);
        assertThat(world.programs().keySet()).containsExactly("ada", "bank");
        assertThat(world.programs().get("bank").domain()).isEqualTo(1);
        assertThat(world.facts()).extracting(FactFile::quantity).containsExactly(100L);
        assertThat(world.snapshots()).extracting(SnapshotPlan::time).containsExactly(1_800_000_000L, 1_800_000_300L);
        assertThat(world.batch(2).proposals()).extracting(Proposal::kind).containsExactly("Deposit", "Transfer");
    }

    @Test
    void load_effectOfEachKind_readsItsFields() throws Exception {
        Files.writeString(folder.resolve("batches/0003.yaml"), """
                snapshot: 2
                effects:
                  - {effect: Escrow, author: ada, resource: gold, custodian: bank, deadline: 1800003600, slot: 4, revocable: true, beneficiary: 2}
                  - {effect: Delegate, author: ada, scope: gold, holder: bank, rights: [CLAIM, DELEGATE], quantity: 18446744073709551615, expiry: 2027-01-15T09:00:00Z, as: claim-gold}
                  - {effect: Delegate, author: bank, scope: all, holder: ada, rights: [CLAIM], quantity: 0, expiry: 0, parent: claim-gold}
                  - {effect: RevokeCapability, author: ada, capability: claim-gold}
                  - {effect: Claim, author: bank, resource: gold, custodian: bank, slot: 4, capability: 7}
                  - {effect: Revoke, author: ada, resource: gold, custodian: bank}
                  - group:
                      - {effect: Invoke, author: ada, target: bank, entry: forge, arguments: [gold], as: call}
                      - {effect: Withdraw, author: bank, resource: 9, destination: somewhere}
                  - {effect: Accept, author: bank, call: call}
                  - {effect: Decline, author: bank, call: 1}
                """);

        List<Proposal> read = World.load(folder).batch(3).proposals();

        assertThat(read)
                .extracting(Proposal::kind)
                .containsExactly(
                        "Escrow",
                        "Delegate",
                        "Delegate",
                        "RevokeCapability",
                        "Claim",
                        "Revoke",
                        "Invoke",
                        "Withdraw",
                        "Accept",
                        "Decline");
        Proposal.Escrow escrow = (Proposal.Escrow) read.get(0);
        assertThat(escrow.slot()).isEqualTo(4);
        assertThat(escrow.revocable()).isTrue();
        assertThat(escrow.beneficiary()).hasToString("#2");
        Proposal.Delegate delegate = (Proposal.Delegate) read.get(1);
        assertThat(Long.toUnsignedString(delegate.quantity())).isEqualTo("18446744073709551615");
        assertThat(delegate.expiry()).isEqualTo(1_800_003_600L);
        assertThat(delegate.rights().mask()).isEqualTo(0b1100);
        assertThat(((Proposal.Delegate) read.get(2)).scope()).isNull();
        assertThat(World.load(folder).batch(3).steps().get(6)).isInstanceOf(Step.Group.class);
    }

    @Test
    void load_watchAndItsFire_readsConditionAndPromise() throws Exception {
        Files.writeString(folder.resolve("batches/0003.yaml"), """
                snapshot: 2
                effects:
                  - {effect: Split, author: ada, resource: gold, quantity: 40, as: part}
                  - {effect: Merge, author: ada, resource: gold, other: part}
                  - {effect: Watch, author: ada, on: {resource: gold, status: ESCROWED}, then: {effect: Join, with: bank}, as: held}
                  - {effect: Watch, author: ada, on: {resource: gold, owner: bank}, then: {effect: Join, with: bank}}
                  - {effect: Watch, author: ada, on: {resource: gold, at-most: 7}, then: {effect: Join, with: bank}}
                  - {effect: Watch, author: ada, on: {domain: ethereum, asset: price, at-least: 3}, then: {effect: Split, resource: gold, quantity: 1, as: chip}, as: dear}
                  - {effect: Watch, author: ada, on: {time: 2027-01-15T09:00:00Z}, then: {effect: Join, with: bank}}
                  - {effect: Fire, author: ada, watch: dear, fact: gold-arrives}
                  - {effect: Fire, author: ada, watch: 4, then: {effect: Join, with: bank}}
                  - {effect: Join, author: ada, with: bank}
                """);

        World world = World.load(folder);
        List<Proposal> read = world.batch(3).proposals();

        assertThat(read)
                .extracting(Proposal::kind)
                .containsExactly(
                        "Split", "Merge", "Watch", "Watch", "Watch", "Watch", "Watch", "Fire", "Split", "Fire", "Join",
                        "Join");
        assertThat(world.batch(3).steps().get(7)).isInstanceOf(Step.Fired.class);
        Proposal.Fire fire = (Proposal.Fire) read.get(7);
        assertThat(fire.then()).isSameAs(((Proposal.Watch) read.get(5)).then()).isSameAs(read.get(8));
        assertThat(fire.then().author()).hasToString("ada");
        assertThat(read.get(8).label()).isEqualTo("chip");
        assertThat(read.stream().filter(Proposal.Watch.class::isInstance).map(Sentence::of))
                .containsExactly(
                        "ada watches for gold to be ESCROWED, then joins bank -> held",
                        "ada watches for gold to be owned by bank, then joins bank",
                        "ada watches for gold to be 7 or less, then joins bank",
                        "ada watches for price of domain 1 to be 3 or more, then splits 1 off gold -> dear",
                        "ada watches for 2027-01-15T09:00:00Z, then joins bank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{effect: Watch, author: ada, on: {resource: gold}, then: {effect: Join, with: bank}} | E_FORMAT_KEY",
                "{effect: Watch, author: ada, on: {resource: gold, at-least: 1, at-most: 2}, then: {effect: Join, with: bank}} | E_FORMAT_KEY",
                "{effect: Watch, author: ada, on: {time: 0, owner: bank}, then: {effect: Join, with: bank}} | E_FORMAT_KEY",
                "{effect: Watch, author: ada, on: {time: 0}, then: {effect: Join, author: bank, with: bank}} | E_FORMAT_KEY",
                "{effect: Watch, author: ada, on: {time: 0}, then: {effect: Register, program: ada}} | E_FORMAT_VALUE",
                "{effect: Watch, author: ada, on: {time: 0}, then: {effect: Fire, watch: 1}} | E_FORMAT_VALUE",
                "{effect: Watch, author: ada, on: {domain: mars, asset: price, at-least: 1}, then: {effect: Join, with: bank}} | E_NAME_UNKNOWN",
                "{effect: Fire, author: ada, watch: 1} | E_FORMAT_KEY",
                "{effect: Fire, author: ada, watch: nobody} | E_NAME_UNKNOWN",
            })
    void load_watchThatCannotBeMeant_isRefused(String effect, FaultCode code) throws Exception {
        Files.writeString(folder.resolve("batches/0003.yaml"), "snapshot: 2\neffects:\n  - " + effect + "\n");

        assertThat(failure().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "programs/Bank.yaml",
                "programs/x.yml",
                "batches/3.yaml",
                "batches/0000.yaml",
                "batches/notes.txt",
                "facts/.hidden.yaml",
                "timemap/0001.json",
                "programs/a b.yaml"
            })
    void load_fileOutsideTheLayout_isRefusedByName(String file) throws IOException {
        Files.writeString(folder.resolve(file), "name: x\n");

        MalformedFileException fault = failure();

        assertThat(fault.code()).isEqualTo(FaultCode.E_FORMAT_PATH);
        assertThat(fault.actual()).contains(String.valueOf(Path.of(file).getFileName()));
    }

    @Test
    void load_gapInNumbers_namesTheMissingFile() throws IOException {
        Files.move(folder.resolve("batches/0002.yaml"), folder.resolve("batches/0003.yaml"));

        assertThat(failure()).satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.E_FILE_MISSING);
            assertThat(fault.expected()).contains("0002.yaml");
        });
    }

    @Test
    void load_linkOutOfTheWorld_isRefused() throws IOException {
        Path outside = Files.createTempFile("outside", ".yaml");
        Files.move(folder.resolve("programs/ada.yaml"), outside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.createSymbolicLink(folder.resolve("programs/ada.yaml"), outside);

        assertThat(failure().code()).isEqualTo(FaultCode.E_FORMAT_PATH);
        Files.delete(outside);
    }

    @Test
    void load_folderThatIsALink_isRefused() throws IOException {
        Files.move(folder.resolve("facts"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("facts"), folder.resolve("elsewhere"));

        assertThat(failure().code()).isEqualTo(FaultCode.E_FORMAT_PATH);
    }

    @Test
    void load_noWorld_saysWhatToDo() {
        MalformedFileException fault =
                catchThrowableOfType(MalformedFileException.class, () -> World.load(folder.resolve("nowhere")));

        assertThat(fault.code()).isEqualTo(FaultCode.E_FILE_MISSING);
        assertThat(fault.next()).contains("tidemark demo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "/etc/passwd", "a/../b", "", "a//b", ".", "a\u0000b", "con:x", "~"})
    void resolve_hostileName_isRefused(String name) throws Exception {
        WorldFolder world = WorldFolder.open(folder);

        assertThat(catchThrowableOfType(MalformedFileException.class, () -> world.resolve(name))
                        .code())
                .isEqualTo(FaultCode.E_FORMAT_PATH);
    }

    @Test
    void load_snapshotOfALaterState_isRefused() throws IOException {
        Path batch = folder.resolve("batches/0001.yaml");
        Files.writeString(batch, Files.readString(batch).replace("snapshot: 1", "snapshot: 2"));

        assertThat(failure().expected()).contains("before batch 1");
    }

    @Test
    void load_snapshotThatFalls_isRefused() throws IOException {
        Path snapshot = folder.resolve("timemap/0002.yaml");
        Files.writeString(snapshot, Files.readString(snapshot).replace("2027-01-15T08:05:00Z", "1799999999"));

        assertThat(failure().expected()).contains("`time` not below");
    }

    private MalformedFileException failure() {
        return catchThrowableOfType(MalformedFileException.class, () -> World.load(folder));
    }
}
