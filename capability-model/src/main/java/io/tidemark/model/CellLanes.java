package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.List;

/** Reads the lanes of one cell. */
final class CellLanes {
    static final int COUNT = 8;

    private static final int CAUSE = 6;
    private static final int LINK = 7;
    private static final int KIND_BITS = 3;
    private static final int CLOCK_BITS = 32;

    private final List<Fr> lanes;
    private final CellKind kind;
    private final Stamp stamp;

    CellLanes(List<Fr> lanes) throws MalformedInputException {
        if (lanes.size() != COUNT) {
            throw new MalformedInputException(MalformedCode.E_FORMAT, "", 0, COUNT + " lanes", lanes.size() + " lanes");
        }
        this.lanes = List.copyOf(lanes);
        Lanes.Unpacker header = unpack(0);
        int number = (int) header.take(KIND_BITS);
        Tick clock = Tick.of(header.take(CLOCK_BITS));
        kind = CellKind.of(number).orElseThrow(() -> header.fault("a cell kind from 1 to 5", Integer.toString(number)));
        header.end();
        stamp = new Stamp(clock, new IntentHead(lanes.get(CAUSE)), new LeafHash(lanes.get(LINK)));
    }

    /** Lane 0 of a cell. */
    static Fr header(CellKind kind, Tick clock) {
        return Lanes.pack().put(kind.number(), KIND_BITS).put(clock).lane();
    }

    CellKind kind() {
        return kind;
    }

    Stamp stamp() {
        return stamp;
    }

    /** A lane that is one element. */
    Fr lane(int index) {
        return lanes.get(index);
    }

    /** A lane that is shared. */
    Lanes.Unpacker unpack(int index) {
        return Lanes.unpack(lanes.get(index), "/lane" + index, (long) index * Fr.BYTES);
    }

    /** A lane that is not used. */
    void requireZero(int index) throws MalformedInputException {
        if (!lane(index).isZero()) {
            throw fault(index, "zero", lane(index).toString());
        }
    }

    MalformedInputException fault(int index, String expected, String actual) {
        return unpack(index).fault(expected, actual);
    }
}
