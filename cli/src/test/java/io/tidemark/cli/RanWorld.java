package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.ExampleWorld;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Small worlds that a program ran in, in simulation: the same seed gives the same logs. */
final class RanWorld {
    private static final Path SWAP = ExampleWorld.repository().resolve("examples/programs/swap.yaml");

    private RanWorld() {}

    /** The swap that comes to its good end. */
    static Path swap(Path folder) {
        return run(folder, "hesitation=0 seconds");
    }

    /** The swap that comes too late. */
    static Path tooLate(Path folder) {
        return run(folder, "hesitation=2 hours");
    }

    private static Path run(Path folder, String set) {
        Cli.Result run = Cli.run("run", SWAP, "--set", set, "--world", folder);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.GOOD);
        return folder;
    }

    static Path segment(Path world, String actor) {
        return world.resolve("logs").resolve(actor).resolve("0001.log");
    }

    /** Changes a byte, counted from the end of a segment. */
    static void damage(Path segment, int fromEnd) throws IOException {
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            file.read(one, file.size() - fromEnd);
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            file.write(one, file.size() - fromEnd);
        }
    }

    /** Cuts bytes off the end of a segment. */
    static void cut(Path segment, int bytes) throws IOException {
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - bytes);
        }
    }
}
