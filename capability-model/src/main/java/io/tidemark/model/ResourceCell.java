package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.List;

/**
 * A resource: a linear object (spec 2.3).
 *
 * @param holding owner, custodian and status; never {@link Holding#NONE}
 * @param terms the escrow's, {@link EscrowTerms#NONE} unless ESCROWED
 * @param domain the domain of the account program that deposited it
 * @param provenance its deposit fact, or after Withdraw its destination
 */
public record ResourceCell(
        Stamp stamp,
        AssetId asset,
        Holding holding,
        Quantity quantity,
        EscrowTerms terms,
        DomainId domain,
        Provenance provenance)
        implements Cell {
    /**
     * Checks that holding and terms agree.
     *
     * @throws IllegalArgumentException if the holding is ABSENT, or there are terms without an escrow
     */
    public ResourceCell {
        if (holding.status() == ResourceStatus.ABSENT) {
            throw new IllegalArgumentException("expected a resource that exists, got " + holding);
        }
        boolean escrowed = holding.status() == ResourceStatus.ESCROWED;
        if (escrowed == terms.escrower().isNone() || (!escrowed && !terms.equals(EscrowTerms.NONE))) {
            throw new IllegalArgumentException(
                    "expected terms with an escrower if and only if ESCROWED, got " + terms + " and " + holding);
        }
    }

    @Override
    public CellKind kind() {
        return CellKind.RESOURCE;
    }

    @Override
    public ResourceCell withStamp(Stamp other) {
        return new ResourceCell(other, asset, holding, quantity, terms, domain, provenance);
    }

    /** The same resource with another holder, and terms if the holding is ESCROWED. */
    public ResourceCell withHolding(Holding other, EscrowTerms otherTerms) {
        return new ResourceCell(stamp, asset, other, quantity, otherTerms, domain, provenance);
    }

    /** The same resource with another quantity. */
    public ResourceCell withQuantity(Quantity other) {
        return new ResourceCell(stamp, asset, holding, other, terms, domain, provenance);
    }

    @Override
    public List<Fr> content() {
        Fr escrow = terms.putInto(Lanes.pack()).put(domain.value(), 32).lane();
        return List.of(asset.lane(), holding.lane(), quantity.lane(), escrow, provenance.lane());
    }

    static ResourceCell of(CellLanes lanes) throws MalformedInputException {
        Lanes.Unpacker holdingLane = lanes.unpack(2);
        Holding holding = Holding.takeFrom(holdingLane);
        holdingLane.end();
        Lanes.Unpacker quantityLane = lanes.unpack(3);
        Quantity quantity = new Quantity(quantityLane.take(64));
        quantityLane.end();
        Lanes.Unpacker escrowLane = lanes.unpack(4);
        EscrowTerms terms = EscrowTerms.takeFrom(escrowLane);
        DomainId domain = DomainId.of(escrowLane.take(32));
        escrowLane.end();
        try {
            return new ResourceCell(
                    lanes.stamp(),
                    new AssetId(lanes.lane(1)),
                    holding,
                    quantity,
                    terms,
                    domain,
                    new Provenance(lanes.lane(5)));
        } catch (IllegalArgumentException disagreement) {
            throw lanes.fault(4, "escrow terms that agree with the status", String.valueOf(disagreement.getMessage()));
        }
    }
}
