package io.tidemark.runtime.timemap;

import io.tidemark.model.AssetId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;

/**
 * A deposit as a keeper sees it in a block: a fact that has no sequence yet.
 *
 * @param reference names the transfer, whatever block it stands in: after a reorganisation it is known by this
 */
public record DepositSighting(ProgramId account, AssetId asset, Quantity quantity, Reference reference)
        implements Sighting {
    /**
     * Checks that there is something.
     *
     * @throws IllegalArgumentException if the account is NONE or the quantity zero
     */
    public DepositSighting {
        if (account.isNone() || quantity.equals(Quantity.ZERO)) {
            throw new IllegalArgumentException(
                    "expected an account and a quantity from 1, got " + account + ", quantity " + quantity);
        }
    }
}
