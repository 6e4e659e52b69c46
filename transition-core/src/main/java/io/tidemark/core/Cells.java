package io.tidemark.core;

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
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchId;
import java.util.Optional;

/** Cells by their ids: those of a state, or some of them at a moment. */
public interface Cells {
    /** A cell; empty for none and for an index that was not handed out yet. Its link may be an older one. */
    Optional<Cell> cell(CellId id);

    /** A program. */
    default Optional<ProgramCell> program(ProgramId id) {
        return cell(id).map(ProgramCell.class::cast);
    }

    /** A resource. */
    default Optional<ResourceCell> resource(ResourceId id) {
        return cell(id).map(ResourceCell.class::cast);
    }

    /** A capability. */
    default Optional<CapabilityCell> capability(CapabilityId id) {
        return cell(id).map(CapabilityCell.class::cast);
    }

    /** A call. */
    default Optional<CallCell> call(CallId id) {
        return cell(id).map(CallCell.class::cast);
    }

    /** A watch. */
    default Optional<WatchCell> watch(WatchId id) {
        return cell(id).map(WatchCell.class::cast);
    }
}
