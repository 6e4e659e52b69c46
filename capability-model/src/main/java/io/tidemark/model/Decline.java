package io.tidemark.model;

/**
 * The target refuses a pending call; the arguments stay with the caller (spec 3.6).
 *
 * @param invokeHead intent head of the Invoke that it answers
 * @param callHead the author's call head before this effect
 */
public record Decline(EffectHeader header, CallId call, IntentHead invokeHead, IntentHead callHead)
        implements CallEffect {
    @Override
    public EffectKind kind() {
        return EffectKind.DECLINE;
    }

    @Override
    public Decline withHeader(EffectHeader other) {
        return new Decline(other, call, invokeHead, callHead);
    }

    @Override
    public Decline withCallHead(IntentHead other) {
        return new Decline(header, call, invokeHead, other);
    }
}
