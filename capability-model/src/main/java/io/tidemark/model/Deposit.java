package io.tidemark.model;

/**
 * A new resource of the author, backed by a fact of the snapshot (spec 3.6).
 *
 * @param factSequence the sequence of the fact
 * @param fact the digest of the fact
 */
public record Deposit(EffectHeader header, Sequence factSequence, Quantity quantity, AssetId asset, FactDigest fact)
        implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.DEPOSIT;
    }

    @Override
    public Deposit withHeader(EffectHeader other) {
        return new Deposit(other, factSequence, quantity, asset, fact);
    }
}
