package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.DomainHead;
import io.tidemark.model.Fact;
import io.tidemark.runtime.timemap.DepositSighting;

/** What a deposit proof shows: {@link Proven} or {@link ProofRefused}. */
public sealed interface DepositVerdict permits DepositVerdict.Proven, ProofRefused {
    /** The deposit is in that block. */
    record Proven(DomainHead head, DepositSighting deposit) implements DepositVerdict {
        /** Whether a fact is this deposit, under whatever sequence. */
        public boolean backs(Fact fact) {
            return fact.domain().equals(head.domain())
                    && fact.height().equals(head.height())
                    && fact.time().equals(head.time())
                    && fact.account().equals(deposit.account())
                    && fact.asset().equals(deposit.asset())
                    && fact.quantity().equals(deposit.quantity())
                    && fact.reference().equals(deposit.reference());
        }
    }
}
