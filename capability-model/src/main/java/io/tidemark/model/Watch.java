package io.tidemark.model;

/**
 * A new watch (spec 3.6, 3.8).
 *
 * @param promise the effect that will follow when it fires: {@link Effect#asPromise}
 */
public record Watch(EffectHeader header, Condition condition, PromiseDigest promise) implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.WATCH;
    }

    @Override
    public Watch withHeader(EffectHeader other) {
        return new Watch(other, condition, promise);
    }
}
