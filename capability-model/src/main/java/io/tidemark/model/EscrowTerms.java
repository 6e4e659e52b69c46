package io.tidemark.model;

/**
 * Under which terms a resource waits in a slot (spec 2.3).
 *
 * @param escrower who escrowed it and may revoke; NONE only in {@link #NONE}
 * @param beneficiary who alone may claim it; NONE for the custodian, whoever holds CLAIM
 * @param slot the custodian's slot
 * @param deadline until when it may be claimed; after it the escrower may revoke
 * @param revocable whether the escrower may revoke before the deadline
 */
public record EscrowTerms(ProgramId escrower, ProgramId beneficiary, Slot slot, Seconds deadline, boolean revocable) {
    /** Of a resource that is not escrowed. All fields are zero. */
    public static final EscrowTerms NONE =
            new EscrowTerms(ProgramId.NONE, ProgramId.NONE, Slot.ZERO, Seconds.ZERO, false);

    Lanes.Packer putInto(Lanes.Packer packer) {
        return packer.put(escrower)
                .put(beneficiary)
                .put(slot.value(), 32)
                .put(deadline)
                .put(revocable ? 1 : 0, 8);
    }

    static EscrowTerms takeFrom(Lanes.Unpacker lane) throws MalformedInputException {
        return new EscrowTerms(
                ProgramId.of(lane.take(32)),
                ProgramId.of(lane.take(32)),
                Slot.of(lane.take(32)),
                Seconds.of(lane.take(40)),
                lane.takeFlag(8));
    }
}
