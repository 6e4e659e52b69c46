package io.tidemark.model;

/**
 * The index of a resource cell: 0 to 2^32 - 1, handed out one after the other from 1 (spec STA-3); 0 means none.
 *
 * <p>That an id is in range says nothing about a resource existing.
 */
public record ResourceId(long index) implements CellId, Comparable<ResourceId> {
    /** Index 0: no resource; as the scope of a capability, all resources of its root. */
    public static final ResourceId NONE = new ResourceId(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the index does not fit 32 bits
     */
    public ResourceId {
        Unsigned.check(index, 32, "resource index");
    }

    /** The resource of that index. */
    public static ResourceId of(long index) {
        return index == 0 ? NONE : new ResourceId(index);
    }

    @Override
    public CellKind kind() {
        return CellKind.RESOURCE;
    }

    @Override
    public int compareTo(ResourceId other) {
        return Long.compare(index, other.index);
    }
}
