package io.tidemark.runtime.engine;

import io.tidemark.core.Attempt;
import io.tidemark.core.Drafts;
import io.tidemark.core.Footprint;
import io.tidemark.core.Offer;
import io.tidemark.model.CellId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EffectKind;
import io.tidemark.model.ProgramId;
import io.tidemark.runtime.schedule.AccessSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Fills in what drafts lack, finds out what they need, and executes them, all beside the order of effects. */
final class Trying {
    private final LiveCells cells;

    Trying(LiveCells cells) {
        this.cells = cells;
    }

    /** The cells that a proposal goes to as things are now, to change them. */
    AccessSet accessOf(Proposal proposal, Front front) {
        FrontGround ground = FrontGround.unlocked(cells, front);
        Set<CellId> writes = new LinkedHashSet<>();
        for (Effect draft : proposal.drafts()) {
            if (draft.kind() == EffectKind.REGISTER) {
                writes.add(ProgramId.NONE);
            } else {
                writes.addAll(Footprint.on(ground, front.snapshot(), draft));
            }
        }
        return AccessSet.writing(writes);
    }

    /**
     * Executes a proposal on what it has locked.
     *
     * @throws FrontGround.UndeclaredCell if it goes elsewhere
     */
    Attempt attempt(Proposal proposal, FrontGround ground, Front front, AccessSet access) {
        Drafts drafts = Drafts.on(ground, front.snapshot().digest());
        List<Effect> named = named(proposal.drafts(), drafts, access);
        List<Effect> filled = switch (proposal.bond()) {
            case SINGLE -> List.of(drafts.fill(named.getFirst()));
            case GROUP -> drafts.fillGroup(named);
            case FIRED -> named.stream().map(drafts::fill).toList();
        };
        Attempt attempt = Attempt.of(ground, front.snapshot(), filled);
        if (attempt.answer() instanceof Offer.Accepted) {
            requireWrites(attempt, front, access);
        }
        return attempt;
    }

    /** Who registers gets the next indexes. */
    private static List<Effect> named(List<Effect> drafts, Drafts filling, AccessSet access) {
        List<Effect> named = new ArrayList<>();
        ProgramId next = filling.nextProgram();
        for (Effect draft : drafts) {
            if (draft.kind() == EffectKind.REGISTER) {
                if (!access.mayWrite(ProgramId.NONE)) {
                    throw new FrontGround.UndeclaredCell(ProgramId.NONE, true);
                }
                EffectHeader header = draft.header();
                named.add(
                        draft.withHeader(new EffectHeader(next, header.counter(), header.snapshot(), header.group())));
                next = ProgramId.of(next.index() + 1);
            } else {
                named.add(draft);
            }
        }
        return named;
    }

    private static void requireWrites(Attempt attempt, Front front, AccessSet access) {
        for (CellId id : attempt.cells().keySet()) {
            boolean made = id.index() > front.counts().of(id.kind());
            if (!made && !access.mayWrite(id)) {
                throw new FrontGround.UndeclaredCell(id, true);
            }
        }
    }
}
