package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;
import java.util.Optional;

/** A resource that a program names, and where it comes from. */
public record Resource(String name, Origin origin, Optional<Name> owner, Optional<Name> custodian, Place place) {
    /** Where it comes from. */
    public sealed interface Origin {}

    /** A step of the program makes it, or who runs the program hands it in. */
    public record Made() implements Origin {}

    /** It is deposited before the first step, and handed to its owner. */
    public record Deposited(Name timeline, Name asset, Term amount) implements Origin {}

    /** It is there: the cell with this index. */
    public record Existing(long index) implements Origin {}
}
