package io.tidemark.core;

import io.tidemark.model.Effect;
import io.tidemark.model.Fire;
import io.tidemark.model.ProgramId;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which effect follows each Fire of a batch in its author's intent log (spec WCH-2). */
final class Promises {
    private final IdentityHashMap<Effect, Effect> promised = new IdentityHashMap<>();
    private final IdentityHashMap<Effect, Effect> fires = new IdentityHashMap<>();

    /** Looks at the effects of a batch, or at some more; of those looked at before, what was found last counts. */
    void add(List<Effect> effects) {
        Map<ProgramId, Effect> next = new HashMap<>();
        for (Effect effect : effects.reversed()) {
            promised.remove(effect);
            fires.remove(effect);
            Effect following = next.put(effect.author(), effect);
            if (effect instanceof Fire && following != null) {
                promised.put(effect, following);
                fires.put(following, effect);
            }
        }
    }

    /** Takes over what others found out. */
    void add(Promises known) {
        promised.putAll(known.promised);
        fires.putAll(known.fires);
    }

    /** The effect that follows a Fire; empty if its author has none after it. */
    Optional<Effect> after(Fire fire) {
        return Optional.ofNullable(promised.get(fire));
    }

    /** Whether the author's effect before this one is a Fire. */
    boolean followsFire(Effect effect) {
        return fires.containsKey(effect);
    }
}
