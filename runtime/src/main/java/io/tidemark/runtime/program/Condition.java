package io.tidemark.runtime.program;

import io.tidemark.model.ResourceStatus;
import io.tidemark.runtime.yaml.Place;
import java.util.Optional;

/** What a watch or a barrier waits for. */
public sealed interface Condition {
    /** Where it stands. */
    Place place();

    /** The resource is there, whatever its status. */
    record Created(Name resource, Place place) implements Condition {}

    /** The resource has the status. */
    record Status(Name resource, ResourceStatus status, Place place) implements Condition {}

    /** The role's program owns the resource. */
    record Owned(Name resource, Name owner, Place place) implements Condition {}

    /** The resource's quantity is so much. */
    record Quantity(Name resource, Comparison comparison, Term amount, Place place) implements Condition {}

    /** A fact stands that so much of the asset was seen: deposited for the account, or else at large. */
    record Seen(Name asset, Optional<Name> account, Comparison comparison, Term amount, Place place)
            implements Condition {}

    /** The time has come; after {@code +D}, more than D has passed. */
    record Time(Term time, Place place) implements Condition {}

    /** The atom's number is so much. */
    record Atom(Name atom, Comparison comparison, Term number, Place place) implements Condition {}
}
