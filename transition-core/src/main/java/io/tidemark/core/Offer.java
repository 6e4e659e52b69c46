package io.tidemark.core;

import io.tidemark.model.RejectCode;

/** What a {@link BatchBuilder} says to an effect, a group, or a Fire with the effect promised. */
public sealed interface Offer {
    /** It is in the batch. */
    record Accepted() implements Offer {}

    /**
     * It breaks a rule on the state that the batch has come to; nothing changed. It may hold later.
     *
     * @param code the rule with the lowest number
     * @param memberIndex which member of the group, 1 for the effect that a Fire was offered with; 0 for a single effect
     */
    record Refused(RejectCode code, int memberIndex) implements Offer {}

    /**
     * The rules hold but the shape has no room for it; nothing changed. It fits a later batch, unless this one is empty.
     *
     * @param section of the circuit that is full
     * @param needed rows of it that the batch would need
     * @param room rows that it has
     */
    record NoRoom(String section, int needed, int room) implements Offer {}
}
