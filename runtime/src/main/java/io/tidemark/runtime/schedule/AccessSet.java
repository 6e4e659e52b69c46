package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cells that something may read and write, for example a transfer: its author's program and the resource, both written.
 *
 * <p>The id that means none of its kind ({@code ProgramId.NONE}) stands for the right to take the kind's next index. Both
 * sets are in order of kind, then index; a cell that is written may be read, and stands in the second alone.
 */
public record AccessSet(Set<CellId> reads, Set<CellId> writes) implements Shareable {
    /** Kind, then index. */
    public static final Comparator<CellId> ORDER =
            Comparator.comparing(CellId::kind).thenComparingLong(CellId::index);

    /** Nothing. */
    public static final AccessSet NONE = new AccessSet(Set.of(), Set.of());

    /** Copies the sets. */
    public AccessSet {
        NavigableSet<CellId> written = sorted(writes);
        NavigableSet<CellId> onlyRead = sorted(reads);
        onlyRead.removeAll(written);
        reads = Collections.unmodifiableNavigableSet(onlyRead);
        writes = Collections.unmodifiableNavigableSet(written);
    }

    /** To read these. */
    public static AccessSet reading(Collection<? extends CellId> cells) {
        return new AccessSet(Set.copyOf(cells), Set.of());
    }

    /** To read and write these. */
    public static AccessSet writing(Collection<? extends CellId> cells) {
        return new AccessSet(Set.of(), Set.copyOf(cells));
    }

    /** To read these. */
    public static AccessSet reading(CellId... cells) {
        return reading(Set.of(cells));
    }

    /** To read and write these. */
    public static AccessSet writing(CellId... cells) {
        return writing(Set.of(cells));
    }

    /** Both together. */
    public AccessSet and(AccessSet other) {
        return new AccessSet(union(reads, other.reads), union(writes, other.writes));
    }

    /** Whether nothing stands in it. */
    public boolean isEmpty() {
        return reads.isEmpty() && writes.isEmpty();
    }

    /** Whether the cell may be read. */
    public boolean mayRead(CellId cell) {
        return reads.contains(cell) || writes.contains(cell);
    }

    /** Whether the cell may be written. */
    public boolean mayWrite(CellId cell) {
        return writes.contains(cell);
    }

    /** Whether all that the other set allows is allowed here. */
    public boolean covers(AccessSet other) {
        return writes.containsAll(other.writes) && other.reads.stream().allMatch(this::mayRead);
    }

    /** Whether the two may not be used at once: a cell that one of them writes is in both. */
    public boolean conflictsWith(AccessSet other) {
        return writes.stream().anyMatch(other::mayRead) || other.writes.stream().anyMatch(this::mayRead);
    }

    /** The cells over which they conflict, in order. */
    public Set<CellId> conflicts(AccessSet other) {
        NavigableSet<CellId> both = new TreeSet<>(ORDER);
        writes.stream().filter(other::mayRead).forEach(both::add);
        other.writes.stream().filter(this::mayRead).forEach(both::add);
        return Collections.unmodifiableNavigableSet(both);
    }

    /** All cells, in order. */
    public Set<CellId> cells() {
        return Collections.unmodifiableNavigableSet((NavigableSet<CellId>) union(reads, writes));
    }

    private static Set<CellId> union(Set<CellId> one, Set<CellId> other) {
        Set<CellId> both = sorted(one);
        both.addAll(other);
        return both;
    }

    private static NavigableSet<CellId> sorted(Collection<CellId> cells) {
        NavigableSet<CellId> sorted = new TreeSet<>(ORDER);
        sorted.addAll(cells);
        return sorted;
    }
}
