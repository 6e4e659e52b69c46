package io.tidemark.bridge;

import io.tidemark.bridge.TablePlan.Table;
import io.tidemark.bridge.generated.WitnessLayout.FreshCapabilities;
import io.tidemark.bridge.generated.WitnessLayout.Nodes;
import io.tidemark.bridge.generated.WitnessLayout.Resources;
import io.tidemark.core.state.TouchedNode;
import io.tidemark.core.trace.CellChange;
import io.tidemark.core.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a row for each touched resource, capability and call, and for each inner node above a touched cell. A cell that
 * the batch made goes to the table of fresh cells, which is cheaper, while there is room.
 */
final class CellRows {
    private CellRows() {}

    static void write(RowWriter out, TablePlan plan, Trace trace) throws NativeBridgeException {
        used(out, plan.resources, trace.resources());
        split(out, plan.capabilities, plan.freshCapabilities, trace.capabilities());
        split(out, plan.calls, plan.freshCalls, trace.calls());
        plan.nodes.require(trace.nodes().size());
        for (int i = 0; i < trace.nodes().size(); i++) {
            TouchedNode node = trace.nodes().get(i);
            out.at(plan.nodes, i);
            out.put(Nodes.LEVEL, node.level());
            out.put(Nodes.INDEX, node.index());
            out.put(Nodes.BEFORE, node.before());
            out.put(Nodes.AFTER, node.after());
        }
    }

    /** The tables of cells that may have been used before have the same columns. */
    private static void used(RowWriter out, Table table, List<CellChange> cells) throws NativeBridgeException {
        table.require(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            CellChange cell = cells.get(i);
            out.at(table, i);
            out.put(Resources.INDEX, cell.id().index());
            out.put(Resources.BEFORE, cell.before());
            out.put(Resources.AFTER, cell.after());
        }
    }

    private static void split(RowWriter out, Table table, Table fresh, List<CellChange> cells)
            throws NativeBridgeException {
        List<CellChange> others = new ArrayList<>();
        int row = 0;
        for (CellChange cell : cells) {
            if (!cell.isCreated() || row == fresh.rows()) {
                others.add(cell);
                continue;
            }
            out.at(fresh, row);
            out.put(FreshCapabilities.INDEX, cell.id().index());
            out.put(FreshCapabilities.AFTER, cell.after());
            row++;
        }
        used(out, table, others);
    }
}
