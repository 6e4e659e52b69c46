package io.tidemark.bridge;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.TablePlan.Table;
import io.tidemark.bridge.generated.WitnessLayout.Joined;
import io.tidemark.core.trace.CellChange;
import io.tidemark.model.Lanes;
import java.util.List;

/** Writes a row for each program that was joined and did not act: what it is, and the two stamps of its cell. */
final class JoinedRows {
    private JoinedRows() {}

    static void write(RowWriter out, Table table, List<CellChange> joined) throws NativeBridgeException {
        table.require(joined.size());
        for (int i = 0; i < joined.size(); i++) {
            row(out.at(table, i), joined.get(i));
        }
    }

    private static void row(RowWriter out, CellChange program) {
        List<Fr> before = program.before();
        List<Fr> after = program.after();
        Lanes.Unpacker numbers = Bits.of(before.get(5));
        out.put(Joined.INDEX, program.id().index())
                .put(Joined.KEY_X, before.get(1))
                .put(Joined.KEY_Y, before.get(2))
                .put(Joined.HEAD, before.get(3))
                .put(Joined.CALL_HEAD, before.get(4))
                .put(Joined.COUNTER, numbers.take(Integer.SIZE))
                .put(Joined.REGISTERED_AT, numbers.take(Integer.SIZE))
                .put(Joined.DOMAIN, numbers.take(Integer.SIZE))
                .put(Joined.DEPOSITS, numbers.take(Integer.SIZE))
                .put(Joined.BEFORE_HEADER, before.get(0))
                .put(Joined.BEFORE_CAUSE, before.get(6))
                .put(Joined.BEFORE_LINK, before.get(7))
                .put(Joined.AFTER_HEADER, after.get(0))
                .put(Joined.AFTER_CAUSE, after.get(6))
                .put(Joined.AFTER_LINK, after.get(7));
    }
}
