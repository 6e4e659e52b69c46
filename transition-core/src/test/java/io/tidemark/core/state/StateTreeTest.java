package io.tidemark.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.model.CellKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTreeTest {
    private static final long[] LEAF = Lane.random(-1);

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 8, 11})
    void genesis_atEachDepth_hasTheRootOfTheText(int depth) {
        StateTree tree = StateTree.genesis(new MemoryNodeStore(), new TreeShape(depth), LEAF);

        assertThat(tree.root().lane()).isEqualTo(new NaiveTree(depth, LEAF).root());
        assertThat(tree.verifyAll()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 11})
    void changes_atRandom_agreeWithTheText(int depth) {
        TreeShape shape = new TreeShape(depth);
        SplittableRandom random = new SplittableRandom(depth);
        StateTree tree = StateTree.genesis(new MemoryNodeStore(), shape, LEAF);
        NaiveTree naive = new NaiveTree(depth, LEAF);
        TreeSet<Long> used = new TreeSet<>();
        for (int batch = 0; batch < 12; batch++) {
            TreeChange change = tree.change();
            for (long address : addresses(shape, random, 1 + random.nextInt(40))) {
                long[] lanes = Lane.random(random.nextLong());
                change.put(address, lanes, 0);
                naive.put(address, lanes);
                used.add(address);
            }
            long[] leaf = Lane.random(batch);
            naive.instanceLeaf(leaf);
            TreeUpdate update = change.apply(leaf);
            assertThat(update.after().root().lane()).as("batch %d", batch).isEqualTo(naive.root());
            requireConsistent(update, tree);
            tree = update.after();
        }
        assertThat(tree.verifyAll()).isEqualTo(used.size());
        for (long address : used) {
            long[] lanes = new long[StateTree.LANES_LIMBS];
            assertThat(tree.readCell(address, lanes, 0)).isTrue();
            assertThat(NaiveTree.values(lanes)).isEqualTo(naive.cell(address));
        }
    }

    @Test
    void change_leavesOldVersionsReadable() {
        TreeShape shape = new TreeShape(6);
        StateTree tree = StateTree.genesis(new MemoryNodeStore(), shape, LEAF);
        List<StateTree> versions = new ArrayList<>();
        long address = shape.span() * 2 + 5;
        for (int version = 0; version < 20; version++) {
            versions.add(tree);
            tree = tree.change()
                    .put(address, Lane.random(version), 0)
                    .apply(Lane.random(version))
                    .after();
        }
        for (int version = 1; version < versions.size(); version++) {
            long[] lanes = new long[StateTree.LANES_LIMBS];
            versions.get(version).readCell(address, lanes, 0);
            assertThat(NaiveTree.values(lanes)[0]).isEqualTo(NaiveTree.values(Lane.random(version - 1))[0]);
            assertThat(versions.get(version).verifyAll()).isOne();
        }
    }

    @Test
    void change_ofTwoVersionsFromOne_keepsBoth() {
        TreeShape shape = new TreeShape(5);
        StateTree base = StateTree.genesis(new MemoryNodeStore(), shape, LEAF);
        StateTree left = base.change()
                .put(shape.span() + 1, Lane.random(1), 0)
                .apply(LEAF)
                .after();
        StateTree right = base.change()
                .put(shape.span() + 1, Lane.random(2), 0)
                .apply(LEAF)
                .after();

        assertThat(left.root()).isNotEqualTo(right.root());
        assertThat(left.verifyAll() + right.verifyAll()).isEqualTo(2);
        assertThat(base.verifyAll()).isZero();
    }

    @Test
    void change_ofNothing_keepsTheCells() {
        StateTree base = StateTree.genesis(new MemoryNodeStore(), new TreeShape(4), LEAF);

        assertThat(base.change().apply(LEAF).after().root()).isEqualTo(base.root());
        assertThat(base.change().apply(Lane.random(9)).after().root()).isNotEqualTo(base.root());
    }

    @Test
    void readCell_neverUsed_isZero() {
        TreeShape shape = new TreeShape(4);
        long[] lanes = Lane.random(3);

        boolean used = StateTree.genesis(new MemoryNodeStore(), shape, LEAF).readCell(shape.span() + 7, lanes, 0);

        assertThat(used).isFalse();
        assertThat(lanes).containsOnly(0);
    }

    @Test
    void put_outOfOrderOrOutsideTheTree_isRefused() {
        TreeShape shape = new TreeShape(4);
        StateTree tree = StateTree.genesis(new MemoryNodeStore(), shape, LEAF);
        TreeChange change = tree.change().put(shape.span() + 2, LEAF, 0);

        assertThatIllegalArgumentException().isThrownBy(() -> change.put(shape.span() + 2, LEAF, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> change.put(shape.span() + 1, LEAF, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> change.put(shape.span() * 8, LEAF, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.readCell(shape.span() - 1, new long[40], 0));
    }

    @Test
    void open_ofAnotherRoot_isRefused() {
        MemoryNodeStore store = new MemoryNodeStore();
        StateTree tree = StateTree.genesis(store, new TreeShape(4), LEAF);
        StateTree other = tree.change().apply(Lane.random(5)).after();
        TreeVersion mixed = new TreeVersion(4, tree.version().reference(), other.root());

        assertThat(StateTree.open(store, tree.version()).root()).isEqualTo(tree.root());
        assertThatThrownBy(() -> StateTree.open(store, mixed))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("expected the hash");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void bulkBuild_whateverTheThreads_equalsOneChange(int threads) {
        TreeShape shape = new TreeShape(6);
        CellSource cells = Lane.cells(3, 4097, 513, 0);
        StateTree bulk = BulkBuild.build(new MemoryNodeStore(), shape, cells, LEAF, threads);

        long[] lanes = new long[StateTree.LANES_LIMBS];
        for (long index : new long[] {1, 7, 8, 4095, 4096, 4097}) {
            assertThat(bulk.readCell(2 * shape.span() + index, lanes, 0)).isTrue();
            assertThat(lanes).isEqualTo(Lane.random(2 + 8 * index));
        }
        assertThat(bulk.readCell(2 * shape.span() + 4098, lanes, 0)).isFalse();
        assertThat(bulk.verifyAll()).isEqualTo(3 + 4097 + 513);
        assertThat(bulk.root())
                .isEqualTo(BulkBuild.build(new MemoryNodeStore(), shape, cells, LEAF, 1)
                        .root());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7})
    void bulkBuild_agreesWithTheText(int depth) {
        CellSource source = Lane.cells(2, 40, 9, 1);
        NaiveTree naive = new NaiveTree(depth, LEAF);
        StateTree bulk = BulkBuild.build(new MemoryNodeStore(), new TreeShape(depth), unlinked(source), LEAF, 2);
        for (CellKind kind : CellKind.values()) {
            for (long index = 1; index <= source.count(kind); index++) {
                long[] lanes = new long[StateTree.LANES_LIMBS];
                source.lanes(kind, index, lanes, 0);
                naive.put(kind.number() * new TreeShape(depth).span() + index, lanes);
            }
        }
        assertThat(bulk.root().lane()).isEqualTo(naive.root());
    }

    @Test
    void bulkBuild_ofMoreThanAKindHolds_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BulkBuild.build(new MemoryNodeStore(), new TreeShape(4), Lane.cells(512, 0, 0, 0), LEAF, 1));
    }

    /** The same cells with the link of cells that had no version before. */
    private static CellSource unlinked(CellSource source) {
        return new CellSource() {
            @Override
            public long count(CellKind kind) {
                return source.count(kind);
            }

            @Override
            public void lanes(CellKind kind, long index, long[] out, int offset) {
                source.lanes(kind, index, out, offset);
                EmptyNodes.store(0, out, offset + 35);
            }
        };
    }

    private static SortedSet<Long> addresses(TreeShape shape, SplittableRandom random, int count) {
        SortedSet<Long> addresses = new TreeSet<>();
        while (addresses.size() < count) {
            long kind = 1L + random.nextInt(4);
            addresses.add(
                    kind * shape.span() + 1 + random.nextLong(Math.min(shape.span() - 1, 1 + random.nextInt(2000))));
        }
        return addresses;
    }

    /** Root first; each touched child is the node below it or a leaf, each other is as before. */
    private static void requireConsistent(TreeUpdate update, StateTree before) {
        TouchedNode top = update.nodes().getFirst();
        assertThat(top.level()).isZero();
        assertThat(hash(top.before())).isEqualTo(before.root().lane());
        assertThat(hash(top.after())).isEqualTo(update.after().root().lane());
        int depth = before.shape().depth();
        for (TouchedNode node : update.nodes()) {
            for (int child = node.level() == 0 ? 1 : 0; child < 8; child++) {
                if (node.isTouched(child)) {
                    long index = 8 * node.index() + child;
                    Fr[] below =
                            node.level() + 1 == depth ? leaf(update, index) : inner(update, node.level() + 1, index);
                    assertThat(node.before().get(child)).isEqualTo(below[0]);
                    assertThat(node.after().get(child)).isEqualTo(below[1]);
                } else {
                    assertThat(node.after().get(child)).isEqualTo(node.before().get(child));
                }
            }
        }
    }

    private static Fr[] inner(TreeUpdate update, int level, long index) {
        TouchedNode node = update.nodes().stream()
                .filter(n -> n.level() == level && n.index() == index)
                .findFirst()
                .orElseThrow();
        return new Fr[] {hash(node.before()), hash(node.after())};
    }

    private static Fr[] leaf(TreeUpdate update, long address) {
        TouchedLeaf leaf = update.leaves().stream()
                .filter(l -> l.address() == address)
                .findFirst()
                .orElseThrow();
        return new Fr[] {leaf.before().lane(), leaf.after().lane()};
    }

    private static Fr hash(List<Fr> children) {
        return H8.hash(children.toArray(Fr[]::new));
    }
}
