package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;

/**
 * What an instance is founded on; its hash is the instance id (spec STA-9).
 *
 * @param name any text of at most {@value #NAME_BYTES_MAX} bytes in UTF-8; it enters as {@code text(name)}
 * @param depth of the state tree, 4 to 11
 * @param factDepth depth of the tree of facts, 1 to 8
 * @param capabilityDepth longest chain of capabilities, 1 to 4
 * @param keepers who signs its snapshots
 */
public record InstanceParameters(String name, int depth, int factDepth, int capabilityDepth, Keepers keepers) {
    /** The version that enters the instance id. */
    public static final int VERSION = 1;

    /** The most bytes of a name in UTF-8. */
    public static final int NAME_BYTES_MAX = 4096;

    /** The smallest depth of a state tree. */
    public static final int DEPTH_MIN = 4;

    /** The largest depth of a state tree. */
    public static final int DEPTH_MAX = 11;

    /** Depth of a state tree unless said otherwise: 2^24 addresses. */
    public static final int DEPTH_DEFAULT = 8;

    /** The largest depth of a tree of facts. */
    public static final int FACT_DEPTH_MAX = 8;

    /** Depth of a tree of facts unless said otherwise: 32,768 facts. */
    public static final int FACT_DEPTH_DEFAULT = 5;

    /** The longest chain of capabilities. */
    public static final int CAPABILITY_DEPTH_MAX = 4;

    /** Longest chain of capabilities unless said otherwise. */
    public static final int CAPABILITY_DEPTH_DEFAULT = 4;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a depth is out of its range, the name is too long or has an unpaired
     *     surrogate
     */
    public InstanceParameters {
        check("name length", Text.utf8(name).length, 0, NAME_BYTES_MAX);
        checkLimits(depth, factDepth, capabilityDepth);
    }

    /** Parameters with the default depths. */
    public static InstanceParameters of(String name, Keepers keepers) {
        return new InstanceParameters(name, DEPTH_DEFAULT, FACT_DEPTH_DEFAULT, CAPABILITY_DEPTH_DEFAULT, keepers);
    }

    /** H8(TAG(instance-id), text(name), depths and version, keepers digest, 0, 0, 0, 0). */
    public InstanceId instanceId() {
        Fr limits = Lanes.pack()
                .put(depth, 8)
                .put(factDepth, 8)
                .put(capabilityDepth, 8)
                .put(VERSION, 8)
                .lane();
        return new InstanceId(H8.hash(
                DomainTag.INSTANCE_ID.lane(),
                Text.digest(name),
                limits,
                keepers.digest().lane(),
                Fr.ZERO,
                Fr.ZERO,
                Fr.ZERO,
                Fr.ZERO));
    }

    /** Refuses depths that no instance has. */
    static void checkLimits(int depth, int factDepth, int capabilityDepth) {
        check("depth", depth, DEPTH_MIN, DEPTH_MAX);
        check("fact depth", factDepth, 1, FACT_DEPTH_MAX);
        check("capability depth", capabilityDepth, 1, CAPABILITY_DEPTH_MAX);
    }

    private static void check(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("expected a " + what + " from " + min + " to " + max + ", got " + value);
        }
    }
}
