package io.tidemark.core.testkit;

import io.tidemark.core.BatchBuilder;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** For tests only: what there is in a small world as a batch has left it so far. */
final class Surroundings {
    private final BatchBuilder builder;

    Surroundings(BatchBuilder builder) {
        this.builder = builder;
    }

    /** Last index in use of a kind. */
    long count(CellKind kind) {
        return builder.counts().of(kind);
    }

    List<ProgramId> programs(Predicate<ProgramCell> which) {
        return ids(CellKind.PROGRAM, ProgramId::of, ProgramCell.class, which);
    }

    List<ResourceId> resources(Predicate<ResourceCell> which) {
        return ids(CellKind.RESOURCE, ResourceId::of, ResourceCell.class, which);
    }

    List<CapabilityId> capabilities(Predicate<CapabilityCell> which) {
        return ids(CellKind.CAPABILITY, CapabilityId::of, CapabilityCell.class, which);
    }

    List<CallId> calls(Predicate<CallCell> which) {
        return ids(CellKind.CALL, CallId::of, CallCell.class, which);
    }

    List<WatchId> watches(Predicate<WatchCell> which) {
        return ids(CellKind.WATCH, WatchId::of, WatchCell.class, which);
    }

    ProgramCell program(ProgramId id) {
        return (ProgramCell) builder.cell(id).orElseThrow();
    }

    ResourceCell resource(ResourceId id) {
        return (ResourceCell) builder.cell(id).orElseThrow();
    }

    CapabilityCell capability(CapabilityId id) {
        return (CapabilityCell) builder.cell(id).orElseThrow();
    }

    CallCell call(CallId id) {
        return (CallCell) builder.cell(id).orElseThrow();
    }

    WatchCell watch(WatchId id) {
        return (WatchCell) builder.cell(id).orElseThrow();
    }

    private <I extends CellId, C extends Cell> List<I> ids(
            CellKind kind, LongFunction<I> id, Class<C> type, Predicate<C> which) {
        List<I> found = new ArrayList<>();
        for (long index = 1; index <= count(kind); index++) {
            I candidate = id.apply(index);
            if (which.test(type.cast(builder.cell(candidate).orElseThrow()))) {
                found.add(candidate);
            }
        }
        return found;
    }
}
