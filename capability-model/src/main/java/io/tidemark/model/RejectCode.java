package io.tidemark.model;

/**
 * Why a batch was rejected: the rules of spec 3.5. Numbers are permanent, gaps are left for later rules, and the order
 * is precedence: of all that a batch breaks at its first bad effect, the lowest number is reported.
 */
public enum RejectCode {
    E_SNAPSHOT_INSTANCE(
            1,
            "the snapshot and the instance leaf under its state root are of this instance",
            "Use a snapshot of this instance: compare its instance id with that of the state."),
    E_SNAPSHOT_ROLLBACK(
            2,
            "the snapshot's sequence and time are not below those last used; at the "
                    + "same sequence it is the same snapshot; its state is not from the future",
            "Take the newest snapshot that the keepers signed, and write the effects against it."),
    E_FIELD_UNUSED(
            3,
            "a field that the kind does not use is zero",
            "Set the field to zero; the table in chapter 3.2 says which fields a kind uses."),
    E_FIELD_RANGE(
            4,
            "each field is in its range: rights within the four known, flags within the one known, at most "
                    + "4 arguments (those counted nonzero, the rest zero), condition 1 to 7 for Watch and Fire, a status below 256, slot, times and quantities in their widths",
            "Bring the field into its width; the table in chapter 3.2 says which."),
    E_GROUP(
            5,
            "the effect's group is whole in the batch, in size 1..6, and G is the digest of its members; "
                    + "Fire, and the effect after it, are in no group",
            "Put all members of the group into one batch, each "
                    + "once, and form the group again if one of them changed."),
    E_AUTHOR_UNKNOWN(6, "the author is registered", "Register the program first, in this batch or an earlier one."),
    E_COUNTER(
            7,
            "the counter is the author's next",
            "Write the effect again with the author's next counter; effects of an author keep their order."),
    E_SNAPSHOT_MISMATCH(
            8,
            "the effect was written against the batch's snapshot",
            "Write the effect again against the batch's snapshot, or put it into a batch with its own."),
    E_ADDRESS_TAKEN(
            10,
            "the author's index is the next free one",
            "Register again under the next free index: the number of programs plus one."),
    E_KEY_WEAK(
            11,
            "the key is a point of the curve of prime order",
            "Make a new controller key; this one lets anybody sign."),
    E_STATE_FULL(
            12,
            "there is an index left for the new cell",
            "Found an instance of greater depth: this one has no index left for that kind of cell."),
    E_PARTY_UNKNOWN(20, "the party is a registered program", "Name a program that is registered before this effect."),
    E_TARGET_NOT_IN_SNAPSHOT(
            21,
            "the target was registered at or before the snapshot's clock",
            "Wait for a snapshot whose clock is not before the target's registration."),
    E_PARTY_SELF(22, "the party is not the author", "Join another program; one's own clock is passed by every effect."),
    E_RESOURCE_UNKNOWN(
            30,
            "the resource exists (for Invoke, each argument; for Merge, both)",
            "Name a resource that exists; indexes are handed out from 1."),
    E_NOT_HELD(
            31,
            "the resource is HELD (Delegate: HELD or ESCROWED)",
            "Claim or revoke the resource, or answer the call that it waits in, before using it."),
    E_NOT_ESCROWED(
            32,
            "the resource is ESCROWED with this custodian in this slot",
            "Look the resource up: it may be claimed or revoked already, or be in another slot."),
    E_CAPABILITY_UNKNOWN(40, "the capability exists", "Name a capability that exists; indexes are handed out from 1."),
    E_NOT_HOLDER(41, "the author holds the capability", "Let the holder act, or have it delegate to the author."),
    E_CAPABILITY_SCOPE(
            42,
            "the capability's scope is 0 or this resource (Delegate of scope 0: the parent's scope is 0)",
            "Use a capability over this resource, or over all of its owner's."),
    E_RIGHT_MISSING(
            43,
            "the capability has the right: TRANSFER, ESCROW, CLAIM, DELEGATE for the effect of that name",
            "Ask the grantor for a capability with that right."),
    E_CAPABILITY_REVOKED(
            44,
            "neither it nor an ancestor is revoked",
            "Ask the owner for a new capability; a revoked one, or one below it, stays dead."),
    E_CAPABILITY_EXPIRED(
            45,
            "snapshot time ≤ expiry (its ancestors' expiries are no smaller, by 61)",
            "Ask the owner for a new capability with a later expiry."),
    E_CAPABILITY_QUANTITY(
            46,
            "the resource's quantity ≤ remaining, of it and of each ancestor",
            "Move less, or ask the owner for a capability with a larger quantity."),
    E_GRANTOR_NOT_OWNER(
            47,
            "its root owns the resource now",
            "Ask the present owner for a capability; the one who granted this chain no longer owns the resource."),
    E_NOT_OWNER(
            50,
            "without a capability: the author owns the resource (for Invoke, each argument; for Merge, both)",
            "Let the owner act, or name a capability that the owner granted."),
    E_NOT_CUSTODIAN(
            51,
            "without a capability: the author is the custodian",
            "Let the custodian claim, or name a capability with CLAIM."),
    E_NOT_BENEFICIARY(
            52,
            "the escrow names no beneficiary, or the author",
            "Let the beneficiary claim; the escrow is for nobody else."),
    E_NOT_ESCROWER(53, "the author escrowed it", "Let the program that escrowed it revoke."),
    E_NOT_GRANTOR(
            54,
            "the author granted the capability or an ancestor",
            "Let the program that granted the capability or one of its ancestors revoke it."),
    E_NOT_TARGET(55, "the author is the call's target", "Let the program that was called answer."),
    E_NOT_ACCOUNT(
            56,
            "the author is an account program, and (Withdraw) of the resource's domain",
            "Act as an account program of the resource's domain."),
    E_RIGHTS_WIDENED(60, "rights within the parent's", "Delegate only rights that the parent has."),
    E_EXPIRY_WIDENED(61, "expiry ≤ the parent's", "Let the capability expire no later than its parent."),
    E_QUANTITY_WIDENED(62, "quantity ≤ the parent's remaining", "Delegate no more than what remains of the parent."),
    E_DEPTH(
            63,
            "depth ≤ the instance's limit (1 without a parent)",
            "Delegate from a capability nearer to the owner; this chain is as long as the instance allows."),
    E_ALREADY_REVOKED(64, "the capability is not revoked yet", "Nothing to do: the capability is revoked."),
    E_SPLIT_QUANTITY(
            65,
            "1 ≤ quantity < the resource's quantity",
            "Split off at least 1 and less than there is; to hand over all, use Transfer."),
    E_MERGE_MISMATCH(
            66,
            "both are of one asset and one domain, and their sum is below 2^64",
            "Merge resources of the same asset that came through the same domain."),
    E_DEADLINE_PASSED(70, "snapshot time ≤ deadline", "Too late to claim; the escrower can take the resource back."),
    E_DEADLINE_PENDING(
            71,
            "snapshot time > deadline, or the escrow is revocable",
            "Wait for a snapshot after the deadline; this escrow is not revocable before it."),
    E_FACT_UNKNOWN(80, "the fact is in the snapshot", "Wait for a snapshot that has the fact."),
    E_FACT_MISMATCH(
            81,
            "it is a deposit fact of the author's domain for the author, of this asset, quantity and sequence",
            "Write the deposit again with domain, account, asset, quantity and sequence of the fact."),
    E_FACT_USED(
            82,
            "its sequence is above the account's deposits",
            "Name a newer fact; this one, or a later one of the account, was used already."),
    E_CALL_UNKNOWN(90, "the call exists", "Name a call that exists; indexes are handed out from 1."),
    E_NOT_PENDING(91, "the call is PENDING", "Nothing to do: the call is answered."),
    E_INVOKE_HEAD(
            92,
            "L3 is the call's invoke head",
            "Read the invoke head from the call's cell and write the answer again."),
    E_CALL_HEAD(
            93,
            "L4 is the author's call head",
            "Read the author's call head from its cell (or its effect before) and write the effect again."),
    E_WATCH_UNKNOWN(94, "the watch exists", "Name a watch that exists; indexes are handed out from 1."),
    E_NOT_WATCHER(95, "the author made the watch", "Let the program that made the watch fire it."),
    E_NOT_ARMED(96, "the watch is ARMED", "Nothing to do: the watch has fired. Make a new one to watch again."),
    E_WATCH_MISMATCH(
            97,
            "resource, party, slot, condition and L3 are the watch's",
            "Read the watch's cell and write the Fire again with what stands there."),
    E_CONDITION(98, "the condition holds", "Wait until it does; for a fact or a time, until a later snapshot."),
    E_PROMISE(
            99,
            "the author's next effect is in the batch, is not a Fire, and its promise digest is L3",
            "Put the promised effect right after the Fire, into the same batch."),
    E_CELL_CONFLICT(
            100,
            "no cell is touched twice at one tick (the author's program cell apart)",
            "Take the effects that touch one cell out of the group, or name each argument once."),
    E_SIGNATURE(
            110,
            "the author's head after the batch is signed with the program's key",
            "Sign the head after the author's last effect of the batch with the key that it registered.");

    private final int number;
    private final String rule;
    private final String next;

    RejectCode(int number, String rule, String next) {
        this.number = number;
        this.rule = rule;
        this.next = next;
    }

    /** The permanent number. */
    public int number() {
        return number;
    }

    /** The rule that was broken, as a sentence that should have held. */
    public String rule() {
        return rule;
    }

    /** What its author or executor can do next. */
    public String next() {
        return next;
    }
}
