package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;

/**
 * An observation of an external domain (spec 4.1).
 *
 * @param domain where it was observed; not NONE
 * @param account the account program that it concerns; not NONE
 * @param sequence 1 or more; rises strictly along the deposits of an account
 * @param kind what was observed
 * @param quantity 1 or more
 * @param reference {@code text} of the transaction
 */
public record Fact(
        DomainId domain,
        ProgramId account,
        Sequence sequence,
        FactKind kind,
        AssetId asset,
        Quantity quantity,
        Height height,
        Seconds time,
        Reference reference) {
    /**
     * Checks that nothing needed is missing.
     *
     * @throws IllegalArgumentException if domain or account is NONE, or sequence or quantity is zero
     */
    public Fact {
        if (domain.equals(DomainId.NONE)
                || account.isNone()
                || sequence.equals(Sequence.ZERO)
                || quantity.equals(Quantity.ZERO)) {
            throw new IllegalArgumentException("expected a domain, an account, a sequence and a quantity from 1, got "
                    + domain + ", " + account + ", " + sequence + ", quantity " + quantity);
        }
    }

    /** H8(TAG(fact), ids and kind, asset, quantity and place, reference, 0, 0, 0). */
    public FactDigest digest() {
        Fr ids = Lanes.pack()
                .put(domain.value(), 32)
                .put(account)
                .put(sequence.value(), 32)
                .put(kind.number(), 8)
                .lane();
        Fr numbers = Lanes.pack()
                .put(quantity.bits(), 64)
                .put(height.bits(), 64)
                .put(time)
                .lane();
        return new FactDigest(H8.hash(
                DomainTag.FACT.lane(), ids, asset.lane(), numbers, reference.lane(), Fr.ZERO, Fr.ZERO, Fr.ZERO));
    }
}
