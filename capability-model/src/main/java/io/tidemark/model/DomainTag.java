package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.Locale;

/**
 * The tags of lane 0: one for each use of H8 that is neither a cell nor a tree node (spec ENC-6, ENC-7).
 *
 * <p>A tag is the big-endian integer of the ASCII bytes of {@code tidemark/1/} and the name, hence above 2^88: no
 * cell header (below 2^64) is a tag.
 */
public enum DomainTag {
    INTENT,
    EFFECT,
    GROUP,
    PROMISE,
    EFFECTS,
    PROGRAMS,
    OWNERSHIP,
    USES,
    INSTANCE,
    INSTANCE_ID,
    SNAPSHOT,
    FACT,
    DOMAINS,
    KEEPERS,
    SCHNORR,
    BETA,
    AUDIT_CLAIM,
    AUDIT_HIDDEN,
    AUDIT_HOLDER;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @SuppressWarnings("ImmutableEnumChecker") // Fr is immutable; algebra depends on nothing that could say so
    private final Fr lane = Fr.fromAscii("tidemark/1/" + label);

    /** The name in the specification, for example {@code instance-id}. */
    public String label() {
        return label;
    }

    /** {@code TAG(label)}. */
    public Fr lane() {
        return lane;
    }
}
