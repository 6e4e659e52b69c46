package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.Optional;

/** The four lanes that say what an effect does: L1 to L4 (spec 3.2). */
public record ContentLanes(Fr l1, Fr l2, Fr l3, Fr l4) {
    /**
     * The digest that an atomic group has of these (spec GRP-1): H8(TAG(effect), L1, L2, L3, L4, S, 0, 0), with 0 for
     * L4 where it is a call head.
     */
    public MemberDigest memberDigest(SnapshotDigest snapshot) {
        boolean call = EffectFields.kindOf(this).map(EffectKind::isCall).orElse(false);
        return new MemberDigest(
                H8.hash(DomainTag.EFFECT.lane(), l1, l2, l3, call ? Fr.ZERO : l4, snapshot.lane(), Fr.ZERO, Fr.ZERO));
    }

    /** H8(TAG(promise), L1, L2, L3, L4, 0, 0, 0) of lanes without a counter, with 0 for L4 where it is a call head. */
    PromiseDigest promise() {
        boolean call = EffectFields.kindOf(this).map(EffectKind::isCall).orElse(false);
        return new PromiseDigest(
                H8.hash(DomainTag.PROMISE.lane(), l1, l2, l3, call ? Fr.ZERO : l4, Fr.ZERO, Fr.ZERO, Fr.ZERO));
    }

    /** The rule of form that the lanes break in a group of that digest: E_FIELD_UNUSED, E_FIELD_RANGE or none. */
    public Optional<RejectCode> fault(GroupDigest group) {
        return EffectForm.fault(EffectFields.of(this), group);
    }

    /**
     * Reads an effect; inverse of {@link Effect#contentLanes}.
     *
     * @throws MalformedInputException (E_FORMAT) if the lanes have a {@link #fault}; the message names the rule
     */
    public Effect decode(SnapshotDigest snapshot, GroupDigest group) throws MalformedInputException {
        EffectFields fields = EffectFields.of(this);
        Optional<RejectCode> fault = EffectForm.fault(fields, group);
        if (fault.isPresent()) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT,
                    "",
                    MalformedInputException.NO_OFFSET,
                    "content lanes of an effect: " + fault.get().rule(),
                    fault.get() + " in " + this);
        }
        return fields.toEffect(snapshot, group);
    }
}
