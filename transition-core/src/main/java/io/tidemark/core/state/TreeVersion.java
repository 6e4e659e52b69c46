package io.tidemark.core.state;

import io.tidemark.model.StateRoot;
import java.util.Objects;

/**
 * What names one version of the tree in a {@link NodeStore}: enough to open it and to check that it is what was
 * committed.
 *
 * @param depth of the tree
 * @param reference of its root record
 * @param root its hash
 */
public record TreeVersion(int depth, long reference, StateRoot root) {
    /** Refuses a reference that names no record. */
    public TreeVersion {
        Objects.requireNonNull(root);
        if (reference <= 0) {
            throw new IllegalArgumentException("expected a positive reference, got " + reference);
        }
    }
}
