package io.tidemark.runtime.observe;

import static io.tidemark.runtime.observe.ViolationCode.E_INV_WATCH;

import io.tidemark.model.Effect;
import io.tidemark.model.Fire;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.log.StoredEntry;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A watch fires once, for who made it, as it was made, and the author's next effect is the promised one (spec OBS-14).
 *
 * @param armed the watches that have not fired
 * @param promised what each author's next effect must be
 */
record Watches(PMap<WatchId, Armed> armed, PMap<ProgramId, PromiseDigest> promised) implements Invariant {
    /** A watch as it was made. */
    record Armed(ProgramId watcher, Watch watch) {}

    static Watches start() {
        return new Watches(HashTreePMap.empty(), HashTreePMap.empty());
    }

    @Override
    public Step after(StoredEntry entry) {
        if (!(entry.entry().payload() instanceof AppliedEffect applied)) {
            return Step.good(this);
        }
        Checks checks = new Checks(entry);
        Effect effect = applied.effect();
        @Nullable PromiseDigest promise = promised.get(effect.author());
        if (promise != null) {
            checks.require(
                    promise.equals(effect.asPromise()),
                    E_INV_WATCH,
                    "the effect that program " + effect.author().index() + " promised before it fired",
                    "another " + effect.kind().label());
        }
        Watches next = new Watches(armed, promised.minus(effect.author()));
        if (effect instanceof Watch e) {
            WatchId made = WatchId.of(applied.created());
            return checks.then(new Watches(armed.plus(made, new Armed(e.author(), e)), next.promised));
        } else if (effect instanceof Fire e) {
            return checks.then(next.fire(e, checks));
        }
        return checks.then(next);
    }

    private Watches fire(Fire e, Checks checks) {
        Armed watch = armed.get(e.watch());
        checks.require(
                watch != null
                        && watch.watcher.equals(e.author())
                        && watch.watch.condition().watched().equals(e.watched())
                        && watch.watch.promise().equals(e.promise()),
                E_INV_WATCH,
                "a watch of program " + e.author().index() + " that has not fired, as it was made",
                "watch " + e.watch().index() + (watch == null ? ", which is not armed" : ", which is another"));
        return new Watches(armed.minus(e.watch()), promised.plus(e.author(), e.promise()));
    }
}
