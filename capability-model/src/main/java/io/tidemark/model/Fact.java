package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;

/**
 * An observation of an external domain (spec 4.1).
 *
 * @param domain where it was observed; not NONE
 * @param account the account program that a deposit came to; NONE for an observation
 * @param sequence 1 or more; rises strictly along the deposits of an account, and along the observations of a domain
 * @param kind what was observed
 * @param quantity what arrived, 1 or more, or what was seen
 * @param reference {@code text} of the transaction, or of the source
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
     * @throws IllegalArgumentException if domain is NONE or sequence is zero, if a deposit has no account or no
     *     quantity, or an observation an account
     */
    public Fact {
        if (domain.equals(DomainId.NONE) || sequence.equals(Sequence.ZERO)) {
            throw new IllegalArgumentException(
                    "expected a domain and a sequence from 1, got " + domain + " and " + sequence);
        }
        switch (kind) {
            case DEPOSIT -> {
                if (account.isNone() || quantity.equals(Quantity.ZERO)) {
                    throw new IllegalArgumentException("expected an account and a quantity from 1 of a deposit, got "
                            + account + " and quantity " + quantity);
                }
            }
            case OBSERVATION -> {
                if (!account.isNone()) {
                    throw new IllegalArgumentException("expected no account of an observation, got " + account);
                }
            }
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
