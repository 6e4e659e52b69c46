package io.tidemark.core.testkit;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
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
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.Withdraw;
import java.util.ArrayList;
import java.util.List;

/** For tests only: which cells an effect touches, whatever they hold. */
final class ForcedFootprint {
    private static final int CHAIN_MAX = 8;

    private ForcedFootprint() {}

    /** The cells that an effect touches, its author's apart, if rules are not asked. */
    static List<CellId> of(RawCells cells, CellCounts counts, Effect effect) {
        List<CellId> ids = new ArrayList<>();
        switch (effect) {
            case Register e -> {}
            case Deposit e -> ids.add(ResourceId.of(counts.resources() + 1));
            case Withdraw e -> ids.add(e.resource());
            case Transfer e -> add(ids, cells, e.resource(), e.capability());
            case Escrow e -> add(ids, cells, e.resource(), e.capability());
            case Claim e -> add(ids, cells, e.resource(), e.capability());
            case Revoke e -> ids.add(e.resource());
            case Delegate e -> {
                add(ids, cells, e.scope(), e.parent());
                ids.add(CapabilityId.of(counts.capabilities() + 1));
            }
            case RevokeCapability e -> ids.add(e.capability());
            case Invoke e -> {
                ids.add(CallId.of(counts.calls() + 1));
                ids.addAll(e.arguments());
            }
            case Accept e -> addCall(ids, cells, e.call());
            case Decline e -> addCall(ids, cells, e.call());
            case Split e -> ids.addAll(List.of(e.resource(), ResourceId.of(counts.resources() + 1)));
            case Merge e -> ids.addAll(List.of(e.resource(), e.other()));
            case Watch e -> ids.add(WatchId.of(counts.watches() + 1));
            case Fire e -> ids.addAll(List.of(e.watched().resource(), e.watch()));
            case Join e -> ids.add(e.program());
        }
        ids.removeIf(CellId::isNone);
        return ids;
    }

    private static void add(List<CellId> ids, RawCells cells, ResourceId resource, CapabilityId capability) {
        ids.add(resource);
        ids.addAll(chain(cells, capability));
    }

    private static void addCall(List<CellId> ids, RawCells cells, CallId call) {
        ids.add(call);
        ids.addAll(arguments(cells, call));
    }

    /** A capability and its ancestors, for as long as they lead somewhere. */
    static List<CapabilityId> chain(RawCells cells, CapabilityId capability) {
        List<CapabilityId> chain = new ArrayList<>();
        for (CapabilityId at = capability;
                !at.isNone() && chain.size() < CHAIN_MAX;
                at = CapabilityId.of(cells.field(at, 1, 64, 32))) {
            chain.add(at);
        }
        return chain;
    }

    /** The arguments that a call cell lists; none of a call that does not exist. */
    static List<ResourceId> arguments(RawCells cells, CallId call) {
        List<ResourceId> arguments = new ArrayList<>();
        long count = Math.min(cells.field(call, 1, 72, 8), Invoke.ARGUMENTS_MAX);
        for (int i = 0; i < count; i++) {
            arguments.add(ResourceId.of(cells.field(call, 3, 32 * i, 32)));
        }
        return arguments;
    }

    /** The kind of cell that an effect makes; counts rise by it. */
    static CellCounts counted(CellCounts counts, Effect effect) {
        return switch (effect.kind()) {
            case REGISTER -> counts.plusOne(CellKind.PROGRAM);
            case DEPOSIT, SPLIT -> counts.plusOne(CellKind.RESOURCE);
            case DELEGATE -> counts.plusOne(CellKind.CAPABILITY);
            case INVOKE -> counts.plusOne(CellKind.CALL);
            case WATCH -> counts.plusOne(CellKind.WATCH);
            case WITHDRAW, TRANSFER, ESCROW, CLAIM, REVOKE, REVOKE_CAPABILITY, ACCEPT, DECLINE, MERGE, FIRE, JOIN ->
                counts;
        };
    }
}
