package io.tidemark.core.testkit;

import io.tidemark.core.State;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For tests only: the smallest ticks of some effects (spec TCK-1, TCK-2), by trying until no group moves. Where no ticks
 * can be right, the last tried ones stay.
 */
final class ForcedTicks {
    private final State state;
    private final List<Effect> effects;
    private final Map<GroupDigest, Long> groups = new HashMap<>();
    private boolean moved;

    ForcedTicks(State state, List<Effect> effects) {
        this.state = state;
        this.effects = effects;
    }

    List<Tick> settle() {
        long last = state.leaf().clock().value() + effects.size();
        List<Tick> ticks = pass(last);
        while (moved) {
            ticks = pass(last);
        }
        return ticks;
    }

    private List<Tick> pass(long last) {
        moved = false;
        RawCells cells = new RawCells(state);
        CellCounts counts = state.leaf().counts();
        Map<CellId, GroupDigest> toucher = new HashMap<>();
        List<Tick> ticks = new ArrayList<>();
        for (Effect effect : effects) {
            GroupDigest group = effect.header().group().digest();
            long earliest = earliest(cells, counts, toucher, effect, ticks);
            long tick = earliest;
            if (!group.isNone()) {
                long known = groups.getOrDefault(group, 0L);
                tick = Math.max(known, Math.min(earliest, last));
                moved |= tick > known;
                groups.put(group, tick);
            }
            ForcedFootprint.of(cells, counts, effect).forEach(cell -> toucher.put(cell, group));
            new ForcedStep(cells, counts, effect, Tick.of(tick), IntentHead.NONE).run();
            counts = ForcedFootprint.counted(counts, effect);
            ticks.add(Tick.of(tick));
        }
        return ticks;
    }

    private long earliest(
            RawCells cells, CellCounts counts, Map<CellId, GroupDigest> toucher, Effect effect, List<Tick> ticks) {
        GroupDigest group = effect.header().group().digest();
        long largest = effect.kind() == EffectKind.REGISTER ? clockApartFrom(group, ticks) : 0;
        for (CellId cell : ForcedFootprint.of(cells, counts, effect)) {
            if (group.isNone() || !group.equals(toucher.get(cell))) {
                largest = Math.max(largest, cells.clock(cell));
            }
        }
        return Math.max(largest + 1, cells.clock(effect.author()));
    }

    private long clockApartFrom(GroupDigest group, List<Tick> ticks) {
        long clock = state.leaf().clock().value();
        for (int i = 0; i < ticks.size(); i++) {
            boolean fellow =
                    !group.isNone() && effects.get(i).header().group().digest().equals(group);
            clock = fellow ? clock : Math.max(clock, ticks.get(i).value());
        }
        return clock;
    }
}
