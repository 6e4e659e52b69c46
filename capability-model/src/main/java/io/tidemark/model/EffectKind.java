package io.tidemark.model;

import static io.tidemark.model.EffectField.BENEFICIARY;
import static io.tidemark.model.EffectField.CAPABILITY;
import static io.tidemark.model.EffectField.CONDITION;
import static io.tidemark.model.EffectField.FLAGS;
import static io.tidemark.model.EffectField.OTHER;
import static io.tidemark.model.EffectField.PARTY;
import static io.tidemark.model.EffectField.QUANTITY;
import static io.tidemark.model.EffectField.RESOURCE;
import static io.tidemark.model.EffectField.RIGHTS;
import static io.tidemark.model.EffectField.SLOT;
import static io.tidemark.model.EffectField.TIME;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of effects; number, name and the fields that each uses are the table of spec 3.2. */
public enum EffectKind {
    REGISTER(1, "Register", 2, SLOT),
    DEPOSIT(2, "Deposit", 2, OTHER, QUANTITY),
    WITHDRAW(3, "Withdraw", 1, RESOURCE),
    TRANSFER(4, "Transfer", 0, RESOURCE, CAPABILITY, PARTY),
    ESCROW(5, "Escrow", 0, RESOURCE, CAPABILITY, PARTY, SLOT, TIME, FLAGS, BENEFICIARY),
    CLAIM(6, "Claim", 0, RESOURCE, CAPABILITY, PARTY, SLOT),
    REVOKE(7, "Revoke", 0, RESOURCE, PARTY, SLOT),
    DELEGATE(8, "Delegate", 0, RESOURCE, CAPABILITY, PARTY, QUANTITY, TIME, RIGHTS),
    REVOKE_CAPABILITY(9, "RevokeCapability", 0, OTHER),
    INVOKE(
            10,
            "Invoke",
            2,
            PARTY,
            EffectField.ARGUMENT_0,
            EffectField.ARGUMENT_1,
            EffectField.ARGUMENT_2,
            EffectField.ARGUMENT_3,
            EffectField.ARGUMENT_COUNT),
    ACCEPT(11, "Accept", 2, OTHER),
    DECLINE(12, "Decline", 2, OTHER),
    SPLIT(13, "Split", 0, RESOURCE, QUANTITY),
    MERGE(14, "Merge", 0, RESOURCE, OTHER),
    WATCH(15, "Watch", 2, RESOURCE, PARTY, SLOT, QUANTITY, TIME, CONDITION),
    FIRE(16, "Fire", 2, RESOURCE, PARTY, OTHER, SLOT, CONDITION),
    JOIN(17, "Join", 0, PARTY);

    private final int number;
    private final String label;
    private final int digestLanes;
    private final int fields;

    EffectKind(int number, String label, int digestLanes, EffectField... fields) {
        this.number = number;
        this.label = label;
        this.digestLanes = digestLanes;
        this.fields = Stream.of(fields).mapToInt(EffectField::mask).sum();
    }

    /** The number in content lane L1, 1 to 17. */
    public int number() {
        return number;
    }

    /** The name in the specification, for example {@code RevokeCapability}. */
    public String label() {
        return label;
    }

    /** The kind of that number; 18 and above are kept for later versions. */
    public static Optional<EffectKind> of(long number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[(int) number - 1]) : Optional.empty();
    }

    /** The kind of that name. */
    public static Optional<EffectKind> ofLabel(String label) {
        for (EffectKind kind : values()) {
            if (kind.label.equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether the kind uses the field; one that it does not use is zero. */
    boolean uses(EffectField field) {
        return (fields & field.mask()) != 0;
    }

    /** Whether which of its fields are used depends on a condition. */
    boolean hasCondition() {
        return uses(CONDITION);
    }

    /** Whether L3 is used. */
    boolean usesL3() {
        return digestLanes >= 1;
    }

    /** Whether L4 is used. */
    boolean usesL4() {
        return digestLanes == 2;
    }

    /** Whether L4 is the author's call head. */
    boolean isCall() {
        return this == INVOKE || this == ACCEPT || this == DECLINE;
    }
}
