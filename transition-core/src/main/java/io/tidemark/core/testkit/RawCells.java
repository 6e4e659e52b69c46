package io.tidemark.core.testkit;

import io.tidemark.algebra.Fr;
import io.tidemark.core.State;
import io.tidemark.core.state.Elements;
import io.tidemark.core.state.StateTree;
import io.tidemark.core.trace.Role;
import io.tidemark.core.trace.Touch;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Lanes;
import io.tidemark.model.Tick;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For tests only: cells as bare lanes, read and written whatever they hold. */
final class RawCells {
    static final int LANES = 8;

    private final State state;
    private final Map<CellId, Raw> cells = new LinkedHashMap<>();

    RawCells(State state) {
        this.state = state;
    }

    /** The lanes of a cell now; zeros if it was never used, or lies beyond the tree. */
    Fr[] lanes(CellId id) {
        return raw(id).now;
    }

    /** A field of a lane: {@code bits} bits from bit {@code from}, whatever stands above. */
    long field(CellId id, int lane, int from, int bits) {
        return field(lanes(id)[lane], from, bits);
    }

    static long field(Fr lane, int from, int bits) {
        return lane.toBigInteger()
                .shiftRight(from)
                .and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE))
                .longValue();
    }

    /** The clock of a cell. */
    long clock(CellId id) {
        return field(id, 0, 3, 32);
    }

    /** Adds to lanes 1 to 5 of a cell, in the field, and stamps it. */
    Touch change(Role role, CellId id, Tick tick, IntentHead head, Fr[] added) {
        Raw raw = raw(id);
        Fr[] before = raw.now;
        Fr[] after = before.clone();
        for (int lane = 1; lane <= 5; lane++) {
            after[lane] = before[lane].add(added[lane]);
        }
        after[0] = Lanes.pack().put(id.kind().number(), 3).put(tick).lane();
        after[6] = head.lane();
        raw.now = after;
        raw.touched = true;
        return new Touch(role, id, firstSeven(before), firstSeven(after));
    }

    /** Eight zeros, to fill in. */
    static Fr[] zeros() {
        Fr[] zeros = new Fr[LANES];
        Arrays.fill(zeros, Fr.ZERO);
        return zeros;
    }

    /** The touched cells, ascending by address. */
    List<Raw> touched() {
        return cells.values().stream()
                .filter(raw -> raw.touched)
                .sorted(Comparator.comparingLong(raw -> raw.address))
                .toList();
    }

    /** The largest clock among the touched cells and the instance. */
    long largestClock() {
        long largest = state.leaf().clock().value();
        for (Raw raw : cells.values()) {
            largest = Math.max(largest, raw.touched ? field(raw.now[0], 3, 32) : 0);
        }
        return largest;
    }

    private Raw raw(CellId id) {
        return cells.computeIfAbsent(id, this::read);
    }

    private Raw read(CellId id) {
        StateTree tree = state.tree();
        long address = id.kind().number() * tree.shape().span() + id.index();
        Fr[] lanes = zeros();
        if (address < tree.shape().span() * LANES) {
            long[] flat = new long[StateTree.LANES_LIMBS];
            tree.readCell(address, flat, 0);
            lanes = Elements.list(flat, 0).toArray(Fr[]::new);
        }
        return new Raw(id, address, lanes);
    }

    private static List<Fr> firstSeven(Fr[] lanes) {
        return new ArrayList<>(Arrays.asList(lanes).subList(0, Touch.LANES));
    }

    /** One cell. */
    static final class Raw {
        final CellId id;
        final long address;
        final Fr[] before;
        Fr[] now;
        private boolean touched;

        private Raw(CellId id, long address, Fr[] lanes) {
            this.id = id;
            this.address = address;
            this.before = lanes;
            this.now = lanes;
        }

        CellKind kind() {
            return id.kind();
        }
    }
}
