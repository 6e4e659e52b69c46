package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.List;

/** The fold over a snapshot's domain heads (spec SNP-5). One lane. */
public record DomainsDigest(Fr lane) implements LaneValue {
    /** From 0: d' = H8(TAG(domains), d, domain(32) | height(64) | time(40), hash, 0, 0, 0, 0). */
    public static DomainsDigest of(List<DomainHead> heads) {
        Fr digest = Fr.ZERO;
        for (DomainHead head : heads) {
            Fr numbers = Lanes.pack()
                    .put(head.domain().value(), 32)
                    .put(head.height().bits(), 64)
                    .put(head.time())
                    .lane();
            digest = H8.hash(
                    DomainTag.DOMAINS.lane(), digest, numbers, head.hash().lane(), Fr.ZERO, Fr.ZERO, Fr.ZERO, Fr.ZERO);
        }
        return new DomainsDigest(digest);
    }
}
