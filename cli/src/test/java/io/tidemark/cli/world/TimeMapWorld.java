package io.tidemark.cli.world;

import io.tidemark.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;

/** Worlds for tests of the time map, in a folder. */
public record TimeMapWorld(Path folder) {
    public static final String BLOCK_A = "{height: 100, time: 2027-01-15T08:02:00Z, hash: block A}";

    /** An example of the repository. */
    public void copy(String example) throws IOException {
        Path from = ExampleWorld.repository().resolve("examples").resolve(example);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    /** One file. */
    public void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text);
    }

    /** A bank, its deposit of 5 Gold in block 100, and after that a reorganisation in which it comes again in block 101. */
    public void writeReorganized() throws IOException {
        write("world.yaml", """
                tidemark-world: 1
                name: reorganized
                development: true
                keepers: {threshold: 2, keys: {harbour: development, lighthouse: development}}
                domains: {ethereum: 1}
                """);
        write("programs/bank.yaml", "{name: bank, key: development, domain: ethereum}\n");
        write("timemap/0001.yaml", "{time: 2027-01-15T08:00:00Z, after-batch: 0}\n");
        write("batches/0001.yaml", "{snapshot: 1, effects: [{effect: Register, program: bank}]}\n");
        write("facts/first.yaml", fact("first", 1, 100, "08:02:00"));
        write("facts/again.yaml", fact("again", 2, 101, "08:03:00"));
        write(
                "timemap/0002.yaml",
                "{time: 2027-01-15T08:05:00Z, after-batch: 1, facts: 1, heads: {ethereum: " + BLOCK_A + "}}\n");
        write(
                "batches/0002.yaml",
                "{snapshot: 2, effects: [{effect: Deposit, author: bank, fact: first, as: gold}]}\n");
        write("timemap/0003.yaml", """
                time: 2027-01-15T08:10:00Z
                after-batch: 2
                facts: 2
                blocks: [{domain: ethereum, height: 100, time: 2027-01-15T08:02:10Z, hash: block B}]
                heads: {ethereum: {height: 102, time: 2027-01-15T08:04:00Z, hash: block D}}
                """);
        write("batches/0003.yaml", "{snapshot: 3, effects: [{effect: Deposit, author: bank, fact: again}]}\n");
    }

    /** A deposit of 5 Gold, always the same transfer. */
    public static String fact(String name, int number, int height, String time) {
        return ("{name: %s, number: %d, domain: ethereum, account: bank, sequence: 1, asset: Gold, quantity: 5, height: %d,"
                        + " time: 2027-01-15T%sZ, reference: transfer 1}%n")
                .formatted(name, number, height, time);
    }

    /** A world whose deposit of 7 Gold is shown by a receipt proof. */
    public void writeProven(String quantity) throws IOException {
        writeReorganized();
        byte[] proof = HexFormat.of()
                .parseHex(Fixtures.text("ethereum/deposit-proof.hex").strip());
        Files.createDirectories(folder.resolve("proofs"));
        Files.write(folder.resolve("proofs/first.rlp"), proof);
        write("programs/bank.yaml", """
                name: bank
                key: development
                domain: ethereum
                tokens:
                  - {asset: Gold, contract: "cccccccccccccccccccccccccccccccccccccccc", address: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", unit: 1000}
                """);
        write("facts/first.yaml", """
                {name: first, number: 1, domain: ethereum, account: bank, sequence: 1, asset: Gold, quantity: %s, height: 23094898,
                 time: 1754638655, reference: "0x222dacb215384535685ab37ea4dee44de6c510887b480b9f306bd7e9bc73a2d7#0", proof: proofs/first.rlp}
                """.formatted(quantity));
        write("timemap/0001.yaml", "{time: 1754000000, after-batch: 0}\n");
        write("timemap/0002.yaml", "{time: 2027-01-15T08:05:00Z, after-batch: 1, facts: 1}\n");
        Files.delete(folder.resolve("timemap/0003.yaml"));
        Files.delete(folder.resolve("batches/0003.yaml"));
        Files.delete(folder.resolve("facts/again.yaml"));
    }
}
