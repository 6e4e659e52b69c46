package io.tidemark.bridge;

import io.tidemark.bridge.TablePlan.Table;
import io.tidemark.bridge.generated.WitnessLayout.FreshCapabilities;
import io.tidemark.bridge.generated.WitnessLayout.Nodes;
import io.tidemark.bridge.generated.WitnessLayout.Resources;
import io.tidemark.core.state.TouchedNode;
import io.tidemark.core.trace.CellChange;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.Address;
import io.tidemark.model.CellKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a row for each touched resource, capability, call and watch, and for each inner node above a touched cell. A cell that
 * the batch made goes to the table of fresh cells, which is cheaper, while there is room.
 */
final class CellRows {
    private final RowWriter out;
    private final long cellsPerKind;

    private CellRows(RowWriter out, long cellsPerKind) {
        this.out = out;
        this.cellsPerKind = cellsPerKind;
    }

    static void write(RowWriter out, TablePlan plan, Trace trace, int depth) throws NativeBridgeException {
        CellRows rows = new CellRows(out, Address.indexMax(depth) + 1);
        rows.used(plan.resources, trace.resources());
        rows.split(plan.capabilities, plan.freshCapabilities, trace.capabilities());
        List<CellChange> calls = new ArrayList<>(trace.calls());
        calls.addAll(trace.watches());
        rows.split(plan.calls, plan.freshCalls, calls);
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
    private void used(Table table, List<CellChange> cells) throws NativeBridgeException {
        table.require(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            CellChange cell = cells.get(i);
            out.at(table, i);
            out.put(Resources.INDEX, index(cell));
            out.put(Resources.BEFORE, cell.before());
            out.put(Resources.AFTER, cell.after());
        }
    }

    /** Watches share the table of calls: they count on behind the calls. */
    private long index(CellChange cell) {
        return cell.id().index() + (cell.id().kind() == CellKind.WATCH ? cellsPerKind : 0);
    }

    private void split(Table table, Table fresh, List<CellChange> cells) throws NativeBridgeException {
        List<CellChange> others = new ArrayList<>();
        int row = 0;
        for (CellChange cell : cells) {
            if (!cell.isCreated() || row == fresh.rows()) {
                others.add(cell);
                continue;
            }
            out.at(fresh, row);
            out.put(FreshCapabilities.INDEX, index(cell));
            out.put(FreshCapabilities.AFTER, cell.after());
            row++;
        }
        used(table, others);
    }
}
