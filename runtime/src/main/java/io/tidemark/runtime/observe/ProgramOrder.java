package io.tidemark.runtime.observe;

import io.tidemark.model.Effect;
import io.tidemark.model.ProgramId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.log.StoredEntry;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The effects of a program stand in one log, with counters that rise by one (spec OBS-6).
 *
 * @param counters the last of each program
 * @param logs whose each log is
 */
record ProgramOrder(PMap<ProgramId, Long> counters, PMap<ActorId, ProgramId> logs) implements Invariant {
    static ProgramOrder start() {
        return new ProgramOrder(HashTreePMap.empty(), HashTreePMap.empty());
    }

    @Override
    public Step after(StoredEntry entry) {
        if (!(entry.entry().payload() instanceof AppliedEffect applied)) {
            return Step.good(this);
        }
        Effect effect = applied.effect();
        ProgramId author = effect.author();
        ActorId actor = entry.entry().actor();
        long counter = effect.header().counter().value();
        long next = counters.getOrDefault(author, 0L) + 1;
        Checks checks = new Checks(entry);
        checks.require(
                counter == next,
                ViolationCode.E_INV_COUNTER,
                "effect " + next + " of program " + author.index(),
                "effect " + counter);
        ProgramId owner = logs.getOrDefault(actor, author);
        boolean isNew = next == 1;
        checks.require(
                owner.equals(author) && (isNew || logs.containsKey(actor)),
                ViolationCode.E_INV_LOG,
                "the effects of a program, and no other's, in one log",
                "one of program " + author.index() + " in the log of " + actor
                        + (owner.equals(author) ? ", after others elsewhere" : ", which is program " + owner.index()));
        return checks.then(new ProgramOrder(counters.plus(author, counter), isNew ? logs.plus(actor, owner) : logs));
    }
}
