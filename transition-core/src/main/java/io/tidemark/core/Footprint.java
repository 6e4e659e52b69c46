package io.tidemark.core;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.Invoke;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Transfer;
import io.tidemark.model.Withdraw;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The cells that an effect touches, its author's program apart (spec 3.4): each must have a clock below the effect's tick.
 *
 * @param cells in no particular order; one stands twice if an effect names it twice
 */
record Footprint(List<CellId> cells) {
    /** Of an effect that breaks none of its rules. */
    static Footprint of(Scene scene, Effect effect) {
        List<CellId> cells = new ArrayList<>();
        switch (effect) {
            case Register e -> {}
            case Deposit e -> cells.add(ResourceId.of(scene.nextIndex(CellKind.RESOURCE)));
            case Withdraw e -> cells.add(e.resource());
            case Transfer e -> add(cells, scene, e.resource(), e.capability());
            case Escrow e -> add(cells, scene, e.resource(), e.capability());
            case Claim e -> add(cells, scene, e.resource(), e.capability());
            case Revoke e -> cells.add(e.resource());
            case Delegate e -> {
                add(cells, scene, e.scope(), e.parent());
                cells.add(CapabilityId.of(scene.nextIndex(CellKind.CAPABILITY)));
            }
            case RevokeCapability e -> cells.add(e.capability());
            case Invoke e -> {
                cells.add(CallId.of(scene.nextIndex(CellKind.CALL)));
                cells.addAll(e.arguments());
            }
            case Accept e -> answer(cells, scene, e.call());
            case Decline e -> answer(cells, scene, e.call());
        }
        return new Footprint(List.copyOf(cells));
    }

    /** Whether a cell stands twice. */
    boolean hasTwice() {
        return new HashSet<>(cells).size() < cells.size();
    }

    private static void add(List<CellId> cells, Scene scene, ResourceId resource, CapabilityId capability) {
        if (!resource.isNone()) {
            cells.add(resource);
        }
        cells.addAll(scene.chain(capability));
    }

    private static void answer(List<CellId> cells, Scene scene, CallId call) {
        cells.add(call);
        cells.addAll(scene.call(call).arguments());
    }
}
