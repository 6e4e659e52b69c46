package io.tidemark.model;

import io.tidemark.algebra.Fr;

/**
 * Who has a resource: lane 2 of its cell (spec 2.3) and half of an ownership entry (spec 5.5).
 *
 * @param owner NONE only while ABSENT
 * @param custodian index of the custodian program while ESCROWED, of the call while IN_CALL, of the resource that
 *     took its quantity when MERGED, otherwise 0
 */
public record Holding(ProgramId owner, long custodian, ResourceStatus status) {
    /** Before the resource existed. Its lane is zero. */
    public static final Holding NONE = new Holding(ProgramId.NONE, 0, ResourceStatus.ABSENT);

    /** Bits in a lane: owner(32) | custodian(32) | status(8). */
    static final int BITS = 72;

    /**
     * Checks that the parts agree.
     *
     * @throws IllegalArgumentException if there is a custodian in a status without one, or none in a status with one,
     *     or an owner of nothing, or no owner of something
     */
    public Holding {
        Unsigned.check(custodian, 32, "custodian");
        boolean kept = status == ResourceStatus.ESCROWED
                || status == ResourceStatus.IN_CALL
                || status == ResourceStatus.MERGED;
        if (kept != (custodian != 0)) {
            throw new IllegalArgumentException("expected " + (kept ? "a" : "no") + " custodian of a resource that is "
                    + status + ", got " + custodian);
        }
        if (owner.isNone() != (status == ResourceStatus.ABSENT)) {
            throw new IllegalArgumentException("expected an owner unless ABSENT, got " + owner + " and " + status);
        }
    }

    /** With its owner. */
    public static Holding held(ProgramId owner) {
        return new Holding(owner, 0, ResourceStatus.HELD);
    }

    /** In a slot of a custodian. */
    public static Holding escrowed(ProgramId owner, ProgramId custodian) {
        return new Holding(owner, custodian.index(), ResourceStatus.ESCROWED);
    }

    /** An argument of a pending call. */
    public static Holding inCall(ProgramId owner, CallId call) {
        return new Holding(owner, call.index(), ResourceStatus.IN_CALL);
    }

    /** Ended. */
    public static Holding withdrawn(ProgramId owner) {
        return new Holding(owner, 0, ResourceStatus.WITHDRAWN);
    }

    /** Ended: its quantity is with another resource. */
    public static Holding merged(ProgramId owner, ResourceId into) {
        return new Holding(owner, into.index(), ResourceStatus.MERGED);
    }

    /** The custodian program; NONE unless ESCROWED. */
    public ProgramId custodianProgram() {
        return status == ResourceStatus.ESCROWED ? ProgramId.of(custodian) : ProgramId.NONE;
    }

    /** The call; NONE unless IN_CALL. */
    public CallId call() {
        return status == ResourceStatus.IN_CALL ? CallId.of(custodian) : CallId.NONE;
    }

    /** The resource that took its quantity; NONE unless MERGED. */
    public ResourceId mergedInto() {
        return status == ResourceStatus.MERGED ? ResourceId.of(custodian) : ResourceId.NONE;
    }

    /** owner(32) | custodian(32) | status(8). */
    public Fr lane() {
        return putInto(Lanes.pack()).lane();
    }

    Lanes.Packer putInto(Lanes.Packer packer) {
        return packer.put(owner).put(custodian, 32).put(status.number(), 8);
    }

    static Holding takeFrom(Lanes.Unpacker lane) throws MalformedInputException {
        ProgramId owner = ProgramId.of(lane.take(32));
        long custodian = lane.take(32);
        long status = lane.take(8);
        ResourceStatus known = ResourceStatus.of(status)
                .orElseThrow(() -> lane.fault("a resource status from 0 to 5", Long.toString(status)));
        try {
            return new Holding(owner, custodian, known);
        } catch (IllegalArgumentException disagreement) {
            throw lane.fault("owner, custodian and status that agree", String.valueOf(disagreement.getMessage()));
        }
    }
}
