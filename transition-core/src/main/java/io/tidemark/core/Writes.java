package io.tidemark.core;

import io.tidemark.core.trace.Role;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import io.tidemark.model.IntentHead;
import io.tidemark.model.LeafHash;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Stamp;
import io.tidemark.model.Tick;
import io.tidemark.model.UseEntry;
import java.util.ArrayList;
import java.util.List;

/** What one effect writes, at its tick and under its intent head. */
final class Writes {
    private final Tick tick;
    private final IntentHead head;
    private final List<Write> writes = new ArrayList<>();
    private Quantity debit = Quantity.ZERO;
    private UseEntry use = UseEntry.NONE;

    Writes(Tick tick, IntentHead head) {
        this.tick = tick;
        this.head = head;
    }

    /** The effect's tick. */
    Tick tick() {
        return tick;
    }

    /** The author's intent head after the effect. */
    IntentHead head() {
        return head;
    }

    /** The stamp of a cell that the effect makes; its link is set when the batch is done. */
    Stamp created() {
        return new Stamp(tick, head, LeafHash.NONE);
    }

    /** Writes a cell that was there, or that carries {@link #created}. */
    void put(Role role, CellId id, Cell cell) {
        writes.add(new Write(role, id, cell.withStamp(cell.stamp().touched(tick, head))));
    }

    /**
     * Exercises a capability: a use of it, a pass of each ancestor, and the same debit. Nothing without a capability.
     *
     * @param moved what is taken from what remains of each
     */
    void use(Scene scene, CapabilityId capability, ProgramId user, ResourceId resource, Right right, Quantity moved) {
        if (capability.isNone()) {
            return;
        }
        use = UseEntry.of(capability, user, resource, tick, right);
        debit = moved;
        put(Role.CAPABILITY, capability, scene.capability(capability).used(moved));
        List<CapabilityId> chain = scene.chain(capability);
        for (CapabilityId ancestor : chain.subList(1, chain.size())) {
            put(Role.ANCESTOR, ancestor, scene.capability(ancestor).passed(moved));
        }
    }

    /** The writes, in order. */
    List<Write> list() {
        return writes;
    }

    /** What was taken from what remains of the capabilities. */
    Quantity debit() {
        return debit;
    }

    /** The capability used; {@link UseEntry#NONE} if none was. */
    UseEntry use() {
        return use;
    }

    /** One cell. */
    record Write(Role role, CellId id, Cell cell) {}
}
