package io.tidemark.model;

/**
 * The target takes the arguments of a pending call (spec 3.6).
 *
 * @param invokeHead intent head of the Invoke that it answers
 * @param callHead the author's call head before this effect
 */
public record Accept(EffectHeader header, CallId call, IntentHead invokeHead, IntentHead callHead)
        implements CallEffect {
    @Override
    public EffectKind kind() {
        return EffectKind.ACCEPT;
    }

    @Override
    public Accept withHeader(EffectHeader other) {
        return new Accept(other, call, invokeHead, callHead);
    }

    @Override
    public Accept withCallHead(IntentHead other) {
        return new Accept(header, call, invokeHead, other);
    }
}
