package io.tidemark.model;

import io.tidemark.algebra.JubjubPoint;

/**
 * A new program (spec 3.6). The author is the index that it will get, the counter is 1.
 *
 * @param domain the domain of an account program; NONE for a plain one
 * @param key the controller's public key; that it is sound is rule E_KEY_WEAK
 */
public record Register(EffectHeader header, DomainId domain, JubjubPoint key) implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.REGISTER;
    }

    @Override
    public Register withHeader(EffectHeader other) {
        return new Register(other, domain, key);
    }
}
