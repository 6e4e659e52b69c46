package io.tidemark.model;

import java.util.List;
import java.util.stream.Stream;

/** The packed fields of the content lanes L1 and L2 that a kind may use or not, with their widths (spec 3.2). */
enum EffectField {
    RESOURCE(0, 32),
    CAPABILITY(1, 32),
    PARTY(2, 32),
    OTHER(3, 32),
    SLOT(4, 32),
    QUANTITY(5, 64),
    TIME(6, 40),
    RIGHTS(7, 16),
    FLAGS(8, 8),
    ARGUMENT_0(9, 32),
    ARGUMENT_1(10, 32),
    ARGUMENT_2(11, 32),
    ARGUMENT_3(12, 32),
    BENEFICIARY(13, 32),
    ARGUMENT_COUNT(14, 8),
    CONDITION(15, 8);

    /** After kind, author and counter in L1. */
    static final List<EffectField> IN_L1 = List.of(RESOURCE, CAPABILITY, PARTY, OTHER, SLOT);

    /** The body of every kind but Invoke, first in L2. */
    static final List<EffectField> BODY = List.of(QUANTITY, TIME, RIGHTS, FLAGS);

    /** The body of Invoke, first in L2. */
    static final List<EffectField> ARGUMENTS = List.of(ARGUMENT_0, ARGUMENT_1, ARGUMENT_2, ARGUMENT_3);

    private final int index;
    private final int bits;

    EffectField(int index, int bits) {
        this.index = index;
        this.bits = bits;
    }

    /** The place in an array of all fields. */
    int index() {
        return index;
    }

    int bits() {
        return bits;
    }

    /** The field as a set of one. */
    int mask() {
        return 1 << index;
    }

    static Stream<EffectField> all() {
        return Stream.of(values());
    }
}
