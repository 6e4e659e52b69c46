package io.tidemark.core;

import io.tidemark.model.Address;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.Fire;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchId;
import java.util.ArrayList;
import java.util.List;

/** What the rules see: the state just before an effect, the snapshot, and the groups of the batch. */
final class Scene {
    private final Ground ground;
    private final SnapshotView view;
    private final WorkingSet cells;
    private final Groups groups;
    private final Promises promises;

    Scene(Ground ground, SnapshotView view, WorkingSet cells, Groups groups, Promises promises) {
        this.ground = ground;
        this.view = view;
        this.cells = cells;
        this.groups = groups;
        this.promises = promises;
    }

    /** Whether the cell exists. */
    boolean knows(CellId id) {
        return cells.knows(id);
    }

    /** A program that exists. */
    ProgramCell program(ProgramId id) {
        return (ProgramCell) cells.cell(id);
    }

    /** The author's program, which exists. */
    ProgramCell author(Effect effect) {
        return program(effect.author());
    }

    /** A resource that exists. */
    ResourceCell resource(ResourceId id) {
        return (ResourceCell) cells.cell(id);
    }

    /** A capability that exists. */
    CapabilityCell capability(CapabilityId id) {
        return (CapabilityCell) cells.cell(id);
    }

    /** A capability that exists, then its parent, and so on up to the first of the chain. */
    List<CapabilityId> chain(CapabilityId id) {
        List<CapabilityId> chain = new ArrayList<>();
        for (CapabilityId at = id; !at.isNone(); at = capability(at).grant().parent()) {
            chain.add(at);
        }
        return chain;
    }

    /** A call that exists. */
    CallCell call(CallId id) {
        return (CallCell) cells.cell(id);
    }

    /** A watch that exists. */
    WatchCell watch(WatchId id) {
        return (WatchCell) cells.cell(id);
    }

    /** The index that the next cell of a kind will get. */
    long nextIndex(CellKind kind) {
        return cells.counts().of(kind) + 1;
    }

    /** Whether there is an index left for one more cell of a kind. */
    boolean hasRoom(CellKind kind) {
        return nextIndex(kind) <= Address.indexMax(ground.parameters().depth());
    }

    /** The longest chain of capabilities that the instance allows. */
    int capabilityDepth() {
        return ground.parameters().capabilityDepth();
    }

    /** The snapshot. */
    SnapshotView snapshot() {
        return view;
    }

    /** The time of the snapshot: the only time there is. */
    Seconds time() {
        return view.snapshot().time();
    }

    /** How many programs there were in the state that the snapshot names. */
    long programsInSnapshot() {
        return view.state().leaf().counts().programs();
    }

    /** Whether the effect is in no group, or in one that is whole in the batch, and may be in one. */
    boolean isGroupSound(Effect effect) {
        return effect.header().group().isNone()
                || (groups.isWhole(effect) && !(effect instanceof Fire) && !promises.followsFire(effect));
    }

    /** Whether the author's effect after a Fire is the one that its watch promises (spec WCH-2). */
    boolean isPromiseKept(Fire fire) {
        return promises.after(fire)
                .filter(next -> !(next instanceof Fire) && next.asPromise().equals(fire.promise()))
                .isPresent();
    }
}
