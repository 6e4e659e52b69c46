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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The cells that an effect touches, its author's program apart (spec 3.4): each must have a clock below the effect's tick.
 *
 * @param cells in no particular order; one stands twice if an effect names it twice
 */
public record Footprint(List<CellId> cells) {
    /** Copies the cells. */
    public Footprint {
        cells = List.copyOf(cells);
    }

    /**
     * The cells of the ground that an effect goes to, its author's program among them, whether or not rules are broken.
     * Those that it would make are not there yet.
     *
     * @param view the snapshot that it will be executed against
     */
    public static Set<CellId> on(Ground ground, SnapshotView view, Effect effect) {
        Scene scene = new Scene(ground, view, new WorkingSet(ground), new Groups(), new Promises());
        Set<CellId> known = new LinkedHashSet<>();
        known.add(effect.author());
        known.addAll(of(scene, effect).cells);
        known.removeIf(cell -> !scene.knows(cell));
        return known;
    }

    /** Of an effect. */
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
            case Split e -> {
                cells.add(e.resource());
                cells.add(ResourceId.of(scene.nextIndex(CellKind.RESOURCE)));
            }
            case Merge e -> {
                cells.add(e.resource());
                cells.add(e.other());
            }
            case Watch e -> cells.add(WatchId.of(scene.nextIndex(CellKind.WATCH)));
            case Fire e -> {
                cells.add(e.watch());
                add(cells, scene, e.watched().resource(), CapabilityId.NONE);
            }
            case Join e -> cells.add(e.program());
        }
        return new Footprint(cells);
    }

    /** Whether a cell stands twice. */
    boolean hasTwice() {
        return new HashSet<>(cells).size() < cells.size();
    }

    private static void add(List<CellId> cells, Scene scene, ResourceId resource, CapabilityId capability) {
        if (!resource.isNone()) {
            cells.add(resource);
        }
        if (scene.knows(capability)) {
            cells.addAll(scene.chain(capability));
        }
    }

    private static void answer(List<CellId> cells, Scene scene, CallId call) {
        cells.add(call);
        if (scene.knows(call)) {
            cells.addAll(scene.call(call).arguments());
        }
    }
}
