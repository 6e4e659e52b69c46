package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactTest {
    private final Arbitrary arbitrary = new Arbitrary();

    @Test
    void digest_fact_isTheHashOfTheSpecification() {
        Fact fact = new Fact(
                DomainId.of(1),
                ProgramId.of(2),
                Sequence.of(3),
                FactKind.DEPOSIT,
                new AssetId(Fr.of(4)),
                new Quantity(-1),
                Height.of(6),
                Seconds.of(7),
                new Reference(Fr.of(8)));
        Fr ids =
                Fr.of(1).add(Fr.of(2).shiftLeft(32)).add(Fr.of(3).shiftLeft(64)).add(Fr.ONE.shiftLeft(96));
        Fr numbers = Fr.ofUnsigned(-1).add(Fr.of(6).shiftLeft(64)).add(Fr.of(7).shiftLeft(128));
        Fr tag = Fr.fromAscii("tidemark/1/fact");

        assertThat(fact.digest().lane())
                .isEqualTo(H8.hash(tag, ids, Fr.of(4), numbers, Fr.of(8), Fr.ZERO, Fr.ZERO, Fr.ZERO));
    }

    @Test
    void fact_somethingMissing_isRefused() {
        Fact f = arbitrary.fact();
        List<Runnable> faults = List.of(
                () -> fact(DomainId.NONE, f.account(), f.sequence(), f.quantity()),
                () -> fact(f.domain(), ProgramId.NONE, f.sequence(), f.quantity()),
                () -> fact(f.domain(), f.account(), Sequence.ZERO, f.quantity()),
                () -> fact(f.domain(), f.account(), f.sequence(), Quantity.ZERO));
        faults.forEach(fault -> assertThatThrownBy(fault::run).isInstanceOf(IllegalArgumentException.class));
    }

    private Fact fact(DomainId domain, ProgramId account, Sequence sequence, Quantity quantity) {
        Fact f = arbitrary.fact();
        return new Fact(domain, account, sequence, f.kind(), f.asset(), quantity, f.height(), f.time(), f.reference());
    }

    /** The definition, without any sparing: all leaves, then all nodes. */
    private static Fr plainRoot(List<FactDigest> facts, int depth) {
        List<Fr> level = new ArrayList<>(facts.stream().map(FactDigest::lane).toList());
        level.addAll(Collections.nCopies((int) FactTree.capacity(depth) - level.size(), Fr.ZERO));
        while (level.size() > 1) {
            List<Fr> parents = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 8) {
                parents.add(H8.hash(level.subList(i, i + 8).toArray(Fr[]::new)));
            }
            level = parents;
        }
        return level.getFirst();
    }

    private List<FactDigest> facts(int count) {
        return Stream.generate(() -> new FactDigest(arbitrary.fr()))
                .limit(count)
                .toList();
    }

    @Test
    void root_anyCount_isThatOfThePlainTree() {
        for (int depth = 1; depth <= 3; depth++) {
            for (int count : new int[] {0, 1, 7, 8, 9, 64, 65, 512}) {
                if (count <= FactTree.capacity(depth)) {
                    List<FactDigest> facts = facts(count);
                    assertThat(FactTree.of(facts, depth).root().lane())
                            .as("%s facts at depth %s", count, depth)
                            .isEqualTo(plainRoot(facts, depth));
                }
            }
        }
    }

    @Test
    void path_everyLeaf_leadsFromTheRoot() {
        List<FactDigest> facts = facts(70);
        FactTree tree = FactTree.of(facts, 3);
        for (int i = 0; i < 100; i++) {
            FactPath path = tree.path(i);
            assertThat(path.nodes()).hasSize(3);
            assertThat(path.leadsFrom(tree.root())).isTrue();
            assertThat(path.leaf()).isEqualTo(i < facts.size() ? facts.get(i).lane() : Fr.ZERO);
        }
        assertThat(tree.path(511).leaf()).isEqualTo(Fr.ZERO);
        assertThat(tree.path(511).leadsFrom(tree.root())).isTrue();
    }

    @Test
    void path_anyLaneChanged_leadsFromThereNoMore() {
        FactTree tree = FactTree.of(facts(70), 3);
        FactPath path = tree.path(42);
        for (int level = 0; level < 3; level++) {
            for (int child = 0; child < 8; child++) {
                List<List<Fr>> nodes = new ArrayList<>(path.nodes());
                List<Fr> children = new ArrayList<>(nodes.get(level));
                children.set(child, children.get(child).add(Fr.ONE));
                nodes.set(level, children);
                assertThat(new FactPath(42, nodes).leadsFrom(tree.root())).isFalse();
            }
        }
        // The same nodes under another index: the digits no longer fit.
        assertThat(new FactPath(42 + 64, path.nodes()).leadsFrom(tree.root())).isFalse();
    }

    @Test
    void tree_outOfRange_isRefused() {
        assertThatThrownBy(() -> FactTree.of(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FactTree.of(List.of(), 9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FactTree.of(facts(9), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FactTree.of(facts(1), 1).path(8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FactTree.of(facts(1), 1).path(-1)).isInstanceOf(IllegalArgumentException.class);
        List<List<Fr>> nodes = FactTree.of(facts(1), 1).path(0).nodes();
        assertThatThrownBy(() -> new FactPath(8, nodes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FactPath(0, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FactPath(0, List.of(List.of(Fr.ONE))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
