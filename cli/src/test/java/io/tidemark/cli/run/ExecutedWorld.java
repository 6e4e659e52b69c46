package io.tidemark.cli.run;

import io.tidemark.cli.world.TimeMapWorld;
import io.tidemark.cli.world.World;
import java.nio.file.Path;
import java.util.List;

/** Worlds of the examples that were executed and not proved. For tests. */
public final class ExecutedWorld {
    private ExecutedWorld() {}

    /** All batches. */
    public static void execute(Path folder, String example) throws Exception {
        execute(folder, example, Integer.MAX_VALUE);
    }

    /** The first batches. */
    public static void execute(Path folder, String example, int batches) throws Exception {
        new TimeMapWorld(folder).copy(example);
        World world = World.load(folder);
        try (WorldRun run = WorldRun.open(world)) {
            for (int batch = 1; batch <= Math.min(batches, world.batches().size()); batch++) {
                run.execute(batch, new ShapeChoice(null, List.of("tiny")), false);
            }
        }
    }
}
