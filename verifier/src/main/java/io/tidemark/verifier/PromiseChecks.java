package io.tidemark.verifier;

import io.tidemark.model.Effect;
import io.tidemark.model.Fire;
import io.tidemark.model.Join;
import io.tidemark.model.Openings;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Published effects: that each Fire is followed by what was promised, and that the programs joined are the listed ones
 * (spec VER-9).
 */
final class PromiseChecks {
    private final Openings openings;
    private final List<Effect> effects;

    PromiseChecks(Openings openings, List<Effect> effects) {
        this.openings = openings;
        this.effects = effects;
    }

    /** The first fault, if any. */
    Optional<Failure> run() {
        return promisesAreKept().or(this::joinedAreListed);
    }

    private Optional<Failure> promisesAreKept() {
        Map<ProgramId, Effect> next = new HashMap<>();
        for (int i = effects.size() - 1; i >= 0; i--) {
            Effect effect = effects.get(i);
            Effect following = next.put(effect.author(), effect);
            if (effect instanceof Fire fire && !isKept(fire, following)) {
                return EffectChecks.fail(
                        i,
                        "in no group, and after it an effect in no group that keeps the promise "
                                + fire.promise().lane(),
                        following == null ? "none" : following.toString());
            }
        }
        return Optional.empty();
    }

    private static boolean isKept(Fire fire, @Nullable Effect following) {
        return following != null
                && !(following instanceof Fire)
                && fire.header().group().isNone()
                && following.header().group().isNone()
                && following.asPromise().equals(fire.promise());
    }

    private Optional<Failure> joinedAreListed() {
        Set<ProgramId> listed = new HashSet<>();
        Set<ProgramId> idle = new HashSet<>();
        for (ProgramEntry entry : openings.programs()) {
            listed.add(entry.program());
            if (!entry.acted()) {
                idle.add(entry.program());
            }
        }
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i) instanceof Join join) {
                idle.remove(join.program());
                if (!listed.contains(join.program())) {
                    return EffectChecks.fail(i, "program " + join.program().index() + " among the programs", "none");
                }
            }
        }
        return idle.isEmpty()
                ? Optional.empty()
                : EffectChecks.fail(
                        "a Join of each program that did not act",
                        "none of " + idle.iterator().next());
    }
}
