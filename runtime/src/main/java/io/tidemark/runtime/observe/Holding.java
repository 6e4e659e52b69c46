package io.tidemark.runtime.observe;

import io.tidemark.model.AssetId;
import io.tidemark.model.CallId;
import io.tidemark.model.DomainId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Slot;

/**
 * What is known of a resource.
 *
 * @param place where it is now
 */
record Holding(AssetId asset, DomainId domain, Quantity quantity, ProgramId owner, Place place) {
    /** Where a resource can be. */
    sealed interface Place {
        /** With its owner. */
        record Held() implements Place {}

        /** In a slot. */
        record Escrowed(ProgramId custodian, Slot slot, ProgramId escrower, ProgramId beneficiary) implements Place {}

        /** An argument of a call that is not answered. */
        record InCall(CallId call) implements Place {}

        /** It left, or went into another. */
        record Ended() implements Place {}
    }

    static final Place HELD = new Place.Held();
    static final Place ENDED = new Place.Ended();

    boolean isHeld() {
        return place instanceof Place.Held;
    }

    boolean isEnded() {
        return place instanceof Place.Ended;
    }

    Holding at(Place other) {
        return new Holding(asset, domain, quantity, owner, other);
    }

    Holding heldBy(ProgramId other) {
        return new Holding(asset, domain, quantity, other, HELD);
    }

    Holding of(Quantity other) {
        return new Holding(asset, domain, other, owner, place);
    }

    String where() {
        return switch (place) {
            case Place.Held held -> "held by program " + owner.index();
            case Place.Escrowed escrow ->
                "escrowed with program " + escrow.custodian.index() + " in slot " + escrow.slot.value();
            case Place.InCall in -> "in call " + in.call.index();
            case Place.Ended ended -> "ended";
        };
    }
}
