package io.tidemark.bridge;

import io.tidemark.bridge.generated.WitnessLayout;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.ShapeId;
import io.tidemark.model.Statement;

/**
 * Lays a trace out as the witness of a shape: every column of every table, once, in one order. The same trace and
 * statement give the same bytes. Rows that are not needed are zero, but for the constant key and signature in rows of
 * authors.
 *
 * <p>Nothing is checked but that the trace fits the shape: a trace of what the rules forbid gives a witness too, which the
 * circuit refuses.
 */
public final class WitnessEncoder {
    private WitnessEncoder() {}

    /**
     * The witness of a trace for the shape that the statement names. The caller closes it.
     *
     * @throws NativeBridgeException with E_SHAPE_UNKNOWN, or E_WITNESS_SHAPE if the trace has more rows than the shape
     */
    public static Witness encode(Trace trace, Statement statement) throws NativeBridgeException {
        ShapeId shape = statement.shape();
        TablePlan plan = TablePlan.of(shape);
        int publicLanes = WitnessLayout.Statement.WIDTH;
        Witness witness = Witness.zero(publicLanes, plan.lanes() - publicLanes);
        try {
            write(new RowWriter(witness), plan, trace, statement);
            return witness;
        } catch (NativeBridgeException | RuntimeException failure) {
            witness.close();
            throw failure;
        }
    }

    private static void write(RowWriter out, TablePlan plan, Trace trace, Statement statement)
            throws NativeBridgeException {
        out.at(plan.statement, 0).put(0, statement.publicInputs());
        BatchRow.write(out.at(plan.batch, 0), trace, statement);
        OpRows.write(out, plan.ops, trace);
        AuthorRows.write(out, plan.authors, trace);
        JoinedRows.write(out, plan.joined, trace.joined());
        CellRows.write(out, plan, trace, statement.shape().depth());
        StepRows.write(out, plan, trace);
    }
}
