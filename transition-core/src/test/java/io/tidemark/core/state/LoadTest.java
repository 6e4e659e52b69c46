package io.tidemark.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state of many cells, on disk: {@code -Dtidemark.load.cells}, 2^20 under {@code -Pcampaign}. */
class LoadTest {
    private static final long CELLS = Long.getLong("tidemark.load.cells", 1 << 14);
    private static final TreeShape SHAPE = new TreeShape(8);

    @TempDir
    Path directory;

    @Test
    void load_ofManyCells_reopensAndTakesABatch() {
        long programs = CELLS / 64;
        long capabilities = CELLS / 8;
        long resources = CELLS - programs - capabilities;
        Path file = directory.resolve("state");
        CellSource cells = Lane.cells(programs, resources, capabilities, 0);
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            BulkBuild.build(store, SHAPE, cells, Lane.random(0), 2).commit();
        }
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            StateTree tree = StateTree.open(store, store.latest().orElseThrow());
            TreeChange change = tree.change();
            for (long i = 0; i < 100; i++) {
                change.put(2 * SHAPE.span() + 1 + i * (resources / 100), Lane.random(-i), 0);
            }
            StateTree after = change.apply(Lane.random(1)).after();
            after.commit();
            assertThat(after.verifyAll()).isEqualTo(CELLS);
        }
    }
}
