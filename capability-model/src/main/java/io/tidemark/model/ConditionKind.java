package io.tidemark.model;

import static io.tidemark.model.EffectField.PARTY;
import static io.tidemark.model.EffectField.QUANTITY;
import static io.tidemark.model.EffectField.RESOURCE;
import static io.tidemark.model.EffectField.SLOT;

import java.util.Optional;
import java.util.stream.Stream;

/** What a watch can wait for; number, name and the fields that each uses are the second table of spec 3.2. */
public enum ConditionKind {
    /** The resource has this status. */
    STATUS(1, RESOURCE, QUANTITY),
    /** The program owns the resource. */
    OWNER(2, RESOURCE, PARTY),
    /** The resource has this quantity or more. */
    QUANTITY_AT_LEAST(3, RESOURCE, QUANTITY),
    /** The resource has this quantity or less. */
    QUANTITY_AT_MOST(4, RESOURCE, QUANTITY),
    /** A fact is of this domain, account and asset, and of this quantity or more. */
    FACT_AT_LEAST(5, PARTY, SLOT, QUANTITY),
    /** A fact is of this domain, account and asset, and of this quantity or less. */
    FACT_AT_MOST(6, PARTY, SLOT, QUANTITY),
    /** The snapshot is of this time or later. */
    TIME(7, EffectField.TIME);

    private static final ConditionKind[] ALL = values();

    private final int number;
    private final int fields;

    ConditionKind(int number, EffectField... fields) {
        this.number = number;
        this.fields = Stream.of(fields).mapToInt(EffectField::mask).sum();
    }

    /** The number in content lane L2, 1 to 7. */
    public int number() {
        return number;
    }

    /** The kind of that number. */
    public static Optional<ConditionKind> of(long number) {
        return number >= 1 && number <= ALL.length ? Optional.of(ALL[(int) number - 1]) : Optional.empty();
    }

    /** Whether it is about a resource, which Fire touches. */
    public boolean isOfResource() {
        return uses(RESOURCE);
    }

    /** Whether it is about a fact, which Fire names. */
    public boolean isOfFact() {
        return this == FACT_AT_LEAST || this == FACT_AT_MOST;
    }

    /** Whether the condition uses the field; one that it does not use is zero. */
    boolean uses(EffectField field) {
        return (fields & field.mask()) != 0;
    }
}
