package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.List;

/**
 * A capability and its usage (spec 2.3).
 *
 * @param grant what never changes
 * @param revoked whether it was revoked; everything below it is dead with it
 * @param uses effects that exercised this capability itself; unsigned, 32 bits
 * @param passes effects that exercised a descendant; unsigned, 32 bits
 * @param remaining the quantity that it and its descendants may still move
 */
public record CapabilityCell(Stamp stamp, Grant grant, boolean revoked, long uses, long passes, Quantity remaining)
        implements Cell {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if uses or passes do not fit 32 bits
     */
    public CapabilityCell {
        Unsigned.check(uses, 32, "count of uses");
        Unsigned.check(passes, 32, "count of passes");
    }

    @Override
    public CellKind kind() {
        return CellKind.CAPABILITY;
    }

    @Override
    public CapabilityCell withStamp(Stamp other) {
        return new CapabilityCell(other, grant, revoked, uses, passes, remaining);
    }

    /** Revoked. */
    public CapabilityCell asRevoked() {
        return new CapabilityCell(stamp, grant, true, uses, passes, remaining);
    }

    /**
     * Exercised itself, moving {@code debit}.
     *
     * @throws ArithmeticException if the debit is more than what remains
     */
    public CapabilityCell used(Quantity debit) {
        return new CapabilityCell(stamp, grant, revoked, uses + 1, passes, remaining.minus(debit));
    }

    /**
     * Passed through by a descendant that moves {@code debit}.
     *
     * @throws ArithmeticException if the debit is more than what remains
     */
    public CapabilityCell passed(Quantity debit) {
        return new CapabilityCell(stamp, grant, revoked, uses, passes + 1, remaining.minus(debit));
    }

    @Override
    public List<Fr> content() {
        Fr ids = Lanes.pack()
                .put(grant.holder())
                .put(grant.scope())
                .put(grant.parent())
                .put(grant.root())
                .lane();
        Fr terms = Lanes.pack()
                .put(grant.rights().mask(), 16)
                .put(grant.expiry())
                .put(grant.depth(), 8)
                .put(revoked ? 1 : 0, 8)
                .lane();
        Fr usage = Lanes.pack().put(uses, 32).put(passes, 32).lane();
        Lanes.Packer grantors = Lanes.pack();
        grant.grantors().forEach(grantors::put);
        return List.of(ids, terms, usage, grantors.lane(), remaining.lane());
    }

    static CapabilityCell of(CellLanes lanes) throws MalformedInputException {
        Lanes.Unpacker ids = lanes.unpack(1);
        ProgramId holder = ProgramId.of(ids.take(32));
        ResourceId scope = ResourceId.of(ids.take(32));
        CapabilityId parent = CapabilityId.of(ids.take(32));
        ProgramId root = ProgramId.of(ids.take(32));
        ids.end();
        Lanes.Unpacker terms = lanes.unpack(2);
        long mask = terms.take(16);
        terms.require(mask <= Rights.ALL.mask(), "the four known rights", mask);
        Seconds expiry = Seconds.of(terms.take(40));
        long depth = terms.take(8);
        terms.require(depth >= 1 && depth <= InstanceParameters.CAPABILITY_DEPTH_MAX, "a depth from 1 to 4", depth);
        boolean revoked = terms.takeFlag(8);
        terms.end();
        Grant grant;
        try {
            grant = new Grant(
                    holder, scope, parent, new Rights((int) mask), expiry, grantors(lanes.unpack(4), (int) depth));
        } catch (IllegalArgumentException disagreement) {
            throw lanes.fault(
                    4, "grantors that agree with depth and parent", String.valueOf(disagreement.getMessage()));
        }
        if (!grant.root().equals(root)) {
            throw lanes.fault(1, "the last grantor as root: " + grant.root(), root.toString());
        }
        Lanes.Unpacker usage = lanes.unpack(3);
        long uses = usage.take(32);
        long passes = usage.take(32);
        usage.end();
        Lanes.Unpacker remaining = lanes.unpack(5);
        Quantity quantity = new Quantity(remaining.take(64));
        remaining.end();
        return new CapabilityCell(lanes.stamp(), grant, revoked, uses, passes, quantity);
    }

    private static List<ProgramId> grantors(Lanes.Unpacker lane, int depth) throws MalformedInputException {
        List<ProgramId> grantors = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            grantors.add(ProgramId.of(lane.take(32)));
        }
        lane.end();
        return grantors;
    }
}
