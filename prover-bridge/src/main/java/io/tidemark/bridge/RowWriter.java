package io.tidemark.bridge;

import io.tidemark.algebra.Fr;
import io.tidemark.model.LaneValue;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes the columns of one row after another into a witness whose lanes are zero. Not thread-safe. */
final class RowWriter {
    private final ByteBuffer bytes;
    private final byte[] lane = new byte[Fr.BYTES];
    private int first;

    RowWriter(Witness witness) {
        this.bytes = witness.writable();
    }

    /** Turns to a row. */
    RowWriter at(TablePlan.Table table, int row) {
        first = table.row(row);
        return this;
    }

    /** Turns to a row that begins at a lane. */
    RowWriter from(int lane) {
        first = lane;
        return this;
    }

    /** Writes a lane. */
    RowWriter put(int column, Fr value) {
        value.encodeTo(lane, 0);
        bytes.put(Witness.at(first + column), lane);
        return this;
    }

    /** Writes a lane. */
    RowWriter put(int column, LaneValue value) {
        return put(column, value.lane());
    }

    /** Writes an unsigned integer. */
    RowWriter put(int column, long value) {
        bytes.putLong(Witness.at(first + column) + Witness.LANE_BYTES - Long.BYTES, value);
        return this;
    }

    /** Writes 1 or 0. */
    RowWriter put(int column, boolean value) {
        return put(column, value ? 1 : 0);
    }

    /** Writes neighbouring lanes. */
    RowWriter put(int column, List<Fr> values) {
        for (int i = 0; i < values.size(); i++) {
            put(column + i, values.get(i));
        }
        return this;
    }
}
