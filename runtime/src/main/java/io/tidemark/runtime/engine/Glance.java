package io.tidemark.runtime.engine;

import io.tidemark.core.SnapshotView;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Tick;
import java.util.Map;
import java.util.Optional;

/**
 * Some cells at one moment, between two effects.
 *
 * @param position of the last effect before
 * @param clock the largest tick before
 * @param snapshot that effects are written against then
 * @param cells those that were asked for and exist. A cell's link may be an older one: it is set when the batch is closed
 */
public record Glance(long position, Tick clock, SnapshotView snapshot, Map<CellId, Cell> cells) {
    /** Copies the cells. */
    public Glance {
        cells = Map.copyOf(cells);
    }

    /** The time of the snapshot: the only time there is for effects. */
    public Seconds time() {
        return snapshot.snapshot().time();
    }

    /** A program, if it exists. */
    public Optional<ProgramCell> program(ProgramId id) {
        return cell(id).map(ProgramCell.class::cast);
    }

    /** A resource, if it exists. */
    public Optional<ResourceCell> resource(ResourceId id) {
        return cell(id).map(ResourceCell.class::cast);
    }

    /** A capability, if it exists. */
    public Optional<CapabilityCell> capability(CapabilityId id) {
        return cell(id).map(CapabilityCell.class::cast);
    }

    /** A call, if it exists. */
    public Optional<CallCell> call(CallId id) {
        return cell(id).map(CallCell.class::cast);
    }

    /** A cell that was asked for, if it exists. */
    public Optional<Cell> cell(CellId id) {
        return Optional.ofNullable(cells.get(id));
    }
}
