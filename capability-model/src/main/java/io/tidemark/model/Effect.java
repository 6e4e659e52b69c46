package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;

/**
 * One atomic, typed state transition (spec chapter 3). Holds what its author signs; ticks, positions and handed-out
 * indexes are the executor's.
 *
 * <p>A value of this type obeys E_FIELD_UNUSED and E_FIELD_RANGE; all other rules depend on the state.
 */
public sealed interface Effect
        permits Register,
                Deposit,
                Withdraw,
                Transfer,
                Escrow,
                Claim,
                Revoke,
                Delegate,
                RevokeCapability,
                CallEffect,
                Split,
                Merge,
                Watch,
                Fire,
                Join {
    /** Author, counter, snapshot and group. */
    EffectHeader header();

    /** The kind. */
    EffectKind kind();

    /** The same effect under another header. */
    Effect withHeader(EffectHeader header);

    /** The program that acts. */
    default ProgramId author() {
        return header().author();
    }

    /** L1 to L4 (spec 3.2). */
    default ContentLanes contentLanes() {
        return EffectFields.of(this).toLanes();
    }

    /** The digest of this member of an atomic group (spec GRP-1). */
    default MemberDigest memberDigest() {
        return contentLanes().memberDigest(header().snapshot());
    }

    /** What a watch holds to say that this effect, by its author, follows its Fire (spec WCH-1). */
    default PromiseDigest asPromise() {
        EffectHeader header = header();
        EffectHeader open = new EffectHeader(header.author(), Counter.ZERO, header.snapshot(), header.group());
        return withHeader(open).contentLanes().promise();
    }

    /**
     * The author's intent head after this effect (spec INT-1): H8(TAG(intent), head before, L1, L2, L3, L4, G, S).
     *
     * @param previous the author's head before; not used for Register, whose head before is the instance id
     */
    default IntentHead intentHead(IntentHead previous, InstanceId instance) {
        ContentLanes lanes = contentLanes();
        Fr before = kind() == EffectKind.REGISTER ? instance.lane() : previous.lane();
        return new IntentHead(H8.hash(
                DomainTag.INTENT.lane(),
                before,
                lanes.l1(),
                lanes.l2(),
                lanes.l3(),
                lanes.l4(),
                header().group().digest().lane(),
                header().snapshot().lane()));
    }
}
