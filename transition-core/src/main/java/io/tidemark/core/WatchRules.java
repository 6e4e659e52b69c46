package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_PARTY_UNKNOWN;
import static io.tidemark.model.RejectCode.E_STATE_FULL;

import io.tidemark.core.trace.Role;
import io.tidemark.model.CellKind;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchId;
import io.tidemark.model.WatchStatus;
import java.util.List;

/** Watch: a condition with a promise. What it watches is looked at when it fires, and may come into being until then. */
final class WatchRules implements EffectRules<Watch> {
    private static final Ladder<Watch> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    rule(E_STATE_FULL, (s, e) -> s.hasRoom(CellKind.WATCH)),
                    rule(E_PARTY_UNKNOWN, WatchRules::isPartyKnown)));

    @Override
    public Ladder<Watch> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Watch effect, Writes writes) {
        writes.put(
                Role.OTHER,
                WatchId.of(scene.nextIndex(CellKind.WATCH)),
                new WatchCell(
                        writes.created(), effect.author(), WatchStatus.ARMED, effect.condition(), effect.promise()));
    }

    private static boolean isPartyKnown(Scene scene, Watch effect) {
        ProgramId party = effect.condition().watched().party();
        return party.isNone() || scene.knows(party);
    }
}
