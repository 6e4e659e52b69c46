package io.tidemark.core;

import io.tidemark.model.Effect;
import io.tidemark.model.InstanceId;
import io.tidemark.model.IntentHead;
import java.util.IdentityHashMap;

/** Intent heads, each hashed once, however often ticks are tried: a head does not depend on them. */
final class Heads {
    private final InstanceId instance;
    private final IdentityHashMap<Effect, Headed> known = new IdentityHashMap<>();

    Heads(InstanceId instance) {
        this.instance = instance;
    }

    /** Takes over what others hashed. */
    void add(Heads other) {
        known.putAll(other.known);
    }

    /** The author's head after an effect. */
    IntentHead after(IntentHead previous, Effect effect) {
        Headed before = known.get(effect);
        if (before != null && before.previous.equals(previous)) {
            return before.head;
        }
        IntentHead head = effect.intentHead(previous, instance);
        known.put(effect, new Headed(previous, head));
        return head;
    }

    private record Headed(IntentHead previous, IntentHead head) {}
}
