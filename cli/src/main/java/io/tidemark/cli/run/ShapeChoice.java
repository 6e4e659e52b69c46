package io.tidemark.cli.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which shapes a batch may be proved with.
 *
 * @param named the one that the user named; null to take the smallest that holds the whole batch
 * @param available names of shapes, smaller ones first; at least one
 */
public record ShapeChoice(@Nullable String named, List<String> available) {
    public ShapeChoice {
        available = List.copyOf(available);
        if (available.isEmpty()) {
            throw new IllegalArgumentException("expected at least one shape");
        }
    }

    /** The shapes to try in turn; the last takes the batch in parts if none holds it whole. */
    List<String> candidates() {
        String only = named;
        return only == null ? available : List.of(only);
    }

    /** The same without a named one. */
    ShapeChoice anyOf() {
        return new ShapeChoice(null, available);
    }
}
