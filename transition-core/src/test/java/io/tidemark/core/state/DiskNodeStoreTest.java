package io.tidemark.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.model.StateRoot;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskNodeStoreTest {
    private static final TreeShape SHAPE = new TreeShape(5);

    @TempDir
    Path directory;

    @Test
    void reopen_afterCommits_holdsEachVersion() {
        Path file = directory.resolve("state");
        List<StateRoot> roots = new ArrayList<>();
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            grow(store, 10, roots);
        }
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            assertThat(store.versions().stream().map(TreeVersion::root)).isEqualTo(roots);
            assertThat(store.latest().orElseThrow().root()).isEqualTo(roots.getLast());
            for (TreeVersion version : store.versions()) {
                StateTree.open(store, version).verifyAll();
            }
            grow(store, 3, roots);
        }
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            assertThat(store.versions().stream().map(TreeVersion::root)).isEqualTo(roots);
        }
    }

    @Test
    void close_withoutCommit_losesNothingCommitted() {
        Path file = directory.resolve("state");
        List<StateRoot> roots = new ArrayList<>();
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            grow(store, 2, roots);
            StateTree tree = StateTree.open(store, store.latest().orElseThrow());
            tree.change().put(SHAPE.span() + 9, Lane.random(99), 0).apply(Lane.random(98));
        }
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            assertThat(store.latest().orElseThrow().root()).isEqualTo(roots.getLast());
            grow(store, 1, roots);
            StateTree.open(store, store.latest().orElseThrow()).verifyAll();
        }
    }

    @Test
    void bulk_largerThanWhatMayPend_isReadableAndCommits() {
        Path file = directory.resolve("state");
        TreeShape shape = new TreeShape(6);
        StateRoot root;
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            StateTree tree = BulkBuild.build(store, shape, Lane.cells(10, 30_000, 20_000, 5), Lane.random(0), 2);
            tree.commit();
            root = tree.root();
        }
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            StateTree tree = StateTree.open(store, store.latest().orElseThrow());
            assertThat(tree.root()).isEqualTo(root);
            assertThat(tree.verifyAll()).isEqualTo(50_015);
        }
    }

    @Test
    void open_whileOpen_saysWhatToDo() {
        Path file = directory.resolve("state");
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            assertThat(store.latest()).isEmpty();
            assertThatThrownBy(() -> DiskNodeStore.open(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("close the process that has it open");
        }
    }

    @Test
    void use_afterClose_isAStoreFault() {
        DiskNodeStore store = DiskNodeStore.open(directory.resolve("state"));
        StateTree tree = StateTree.genesis(store, SHAPE, Lane.random(0));
        store.close();

        assertThatThrownBy(tree::commit).isInstanceOf(StoreException.class);
    }

    /** A crash can leave any prefix of what was written after the last commit, and of nothing before it. */
    @Test
    void crash_atAnyLengthAfterTheFirstCommit_opensAtACommit() throws IOException {
        Path file = directory.resolve("state");
        List<StateRoot> roots = new ArrayList<>();
        long firstCommitEnd;
        byte[] whole;
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            grow(store, 1, roots);
            firstCommitEnd = Files.size(file);
            grow(store, 6, roots);
            whole = Files.readAllBytes(file);
        }
        Set<StateRoot> seen = new HashSet<>();
        for (long length = firstCommitEnd; length <= whole.length; length += 3001) {
            Path cut = directory.resolve("cut-" + length);
            Files.write(cut, Arrays.copyOf(whole, (int) length));
            try (DiskNodeStore store = DiskNodeStore.open(cut)) {
                TreeVersion latest = store.latest().orElseThrow();
                assertThat(roots).as("cut at %d", length).contains(latest.root());
                StateTree.open(store, latest).verifyAll();
                seen.add(latest.root());
            }
            Files.delete(cut);
        }
        assertThat(seen).as("cuts reach several commits").hasSizeGreaterThan(2);
    }

    /** A flipped bit is found, or undoes commits like a crash, or lies where nothing is read; it never changes a cell. */
    @Test
    void damage_anywhere_isNeverReadAsACell() throws IOException {
        Path file = directory.resolve("state");
        List<StateRoot> roots = new ArrayList<>();
        try (DiskNodeStore store = DiskNodeStore.open(file)) {
            grow(store, 4, roots);
        }
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int round = 0; round < 100; round++) {
            Path damaged = directory.resolve("damaged-" + round);
            Files.write(damaged, whole);
            long place = 8192 + random.nextLong(whole.length - 8192);
            try (RandomAccessFile bytes = new RandomAccessFile(damaged.toFile(), "rw")) {
                bytes.seek(place);
                bytes.write(whole[(int) place] ^ (1 << random.nextInt(8)));
            }
            try (DiskNodeStore store = DiskNodeStore.open(damaged)) {
                for (TreeVersion version : store.versions()) {
                    assertThat(roots).as("bit flipped at %d", place).contains(version.root());
                    StateTree.open(store, version).verifyAll();
                }
            } catch (StoreException found) {
                refused++;
            }
            Files.delete(damaged);
        }
        assertThat(refused).as("damage that matters is found").isPositive();
    }

    private static void grow(DiskNodeStore store, int commits, List<StateRoot> roots) {
        StateTree tree = store.latest()
                .map(version -> StateTree.open(store, version))
                .orElseGet(() -> StateTree.genesis(store, SHAPE, Lane.random(0)));
        for (int i = 0; i < commits; i++) {
            int seed = roots.size();
            TreeChange change = tree.change();
            for (int cell = 1; cell <= 60; cell++) {
                change.put(2 * SHAPE.span() + seed * 7L + cell, Lane.random(seed * 100L + cell), 0);
            }
            tree = change.apply(Lane.random(seed)).after();
            tree.commit();
            roots.add(tree.root());
        }
    }
}
