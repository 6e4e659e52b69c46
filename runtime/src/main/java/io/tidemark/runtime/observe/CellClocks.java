package io.tidemark.runtime.observe;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Split;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.Withdraw;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.log.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Ticks rise along every cell: an effect comes after all that touched the same cells before it (spec OBS-7). Two effects of
 * one program may share a tick where they share no other cell.
 *
 * @param clocks the tick of the last effect that touched a cell
 * @param parents of the capabilities that have one
 * @param arguments of the calls that are not answered
 */
record CellClocks(
        PMap<CellId, Tick> clocks, PMap<CapabilityId, CapabilityId> parents, PMap<CallId, List<ResourceId>> arguments)
        implements Invariant {

    static CellClocks start() {
        return new CellClocks(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
    }

    @Override
    public Step after(StoredEntry entry) {
        if (!(entry.entry().payload() instanceof AppliedEffect applied)) {
            return Step.good(this);
        }
        Tick tick = entry.entry().timestamp();
        ProgramId author = applied.effect().author();
        Checks checks = new Checks(entry);
        PMap<CellId, Tick> next = clocks;
        for (CellId cell : touched(applied)) {
            require(tick.compareTo(clock(cell)) > 0, cell, tick, checks);
            next = next.plus(cell, tick);
        }
        require(tick.compareTo(clock(author)) >= 0, author, tick, checks);
        return checks.then(new CellClocks(next.plus(author, tick), parents(applied), arguments(applied)));
    }

    private Tick clock(CellId cell) {
        return clocks.getOrDefault(cell, Tick.ZERO);
    }

    private void require(boolean holds, CellId cell, Tick tick, Checks checks) {
        checks.require(
                holds,
                ViolationCode.E_INV_CLOCK,
                "a tick after " + clock(cell).value() + ", when "
                        + cell.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + cell.index() + " was touched",
                String.valueOf(tick.value()));
    }

    /** The cells of 3.4, the author's own apart. */
    private List<CellId> touched(AppliedEffect applied) {
        List<CellId> cells = new ArrayList<>();
        AppliedEffect.creates(applied.effect().kind()).ifPresent(kind -> cells.add(made(applied)));
        switch (applied.effect()) {
            case Register e -> cells.clear();
            case Deposit e -> {}
            case Withdraw e -> cells.add(e.resource());
            case Transfer e -> use(e.resource(), e.capability(), cells);
            case Escrow e -> use(e.resource(), e.capability(), cells);
            case Claim e -> use(e.resource(), e.capability(), cells);
            case Revoke e -> cells.add(e.resource());
            case Delegate e -> use(e.scope(), e.parent(), cells);
            case RevokeCapability e -> cells.add(e.capability());
            case Invoke e -> cells.addAll(e.arguments());
            case Accept e -> answer(e.call(), cells);
            case Decline e -> answer(e.call(), cells);
            case Split e -> cells.add(e.resource());
            case Merge e -> cells.addAll(List.of(e.resource(), e.other()));
            case Watch e -> {}
            case Fire e -> {
                cells.add(e.watch());
                use(e.watched().resource(), CapabilityId.NONE, cells);
            }
            case Join e -> cells.add(e.program());
        }
        return cells;
    }

    private static CellId made(AppliedEffect applied) {
        long index = applied.created();
        return switch (AppliedEffect.creates(applied.effect().kind()).orElseThrow()) {
            case PROGRAM -> ProgramId.of(index);
            case RESOURCE -> ResourceId.of(index);
            case CAPABILITY -> CapabilityId.of(index);
            case CALL -> CallId.of(index);
            case WATCH -> WatchId.of(index);
        };
    }

    /** A resource, if it is one, and a capability with all above it. */
    private void use(ResourceId resource, CapabilityId capability, List<CellId> cells) {
        if (!resource.isNone()) {
            cells.add(resource);
        }
        CapabilityId at = capability;
        while (!at.isNone()) {
            cells.add(at);
            at = parents.getOrDefault(at, CapabilityId.NONE);
        }
    }

    private void answer(CallId call, List<CellId> cells) {
        cells.add(call);
        cells.addAll(arguments.getOrDefault(call, List.of()));
    }

    /** A parent was made before its child: a lie that makes a circle is not followed. */
    private PMap<CapabilityId, CapabilityId> parents(AppliedEffect applied) {
        return applied.effect() instanceof Delegate e
                        && !e.parent().isNone()
                        && e.parent().index() < applied.created()
                ? parents.plus(CapabilityId.of(applied.created()), e.parent())
                : parents;
    }

    private PMap<CallId, List<ResourceId>> arguments(AppliedEffect applied) {
        Effect effect = applied.effect();
        if (effect instanceof Invoke e && !e.arguments().isEmpty()) {
            return arguments.plus(CallId.of(applied.created()), e.arguments());
        } else if (effect instanceof Accept e) {
            return arguments.minus(e.call());
        }
        return effect instanceof Decline e ? arguments.minus(e.call()) : arguments;
    }
}
