package io.tidemark.runtime.schedule;

import java.util.Optional;

/**
 * A type of a program's values, as far as it matters to whoever checks what goes from branch to branch (spec 17.6).
 *
 * <pre>
 * atom of text           may
 * channel of a mutable   may not: mutable
 * </pre>
 */
public sealed interface SharedType {
    /** Never changes. */
    record Immutable(String name) implements SharedType {}

    /** Changes by compare-and-swap alone. */
    record AtomOf(SharedType content) implements SharedType {}

    /** Takes and gives. */
    record ChannelOf(SharedType element) implements SharedType {}

    /** May change while another branch looks. */
    record Mutable(String name) implements SharedType {}

    /** Ends with its scope: a guard, a scope, a turn in a race. */
    record ScopeBound(String name) implements SharedType {}

    /** Why a value of this type may not go to another branch; empty if it may. */
    default Optional<String> refusal() {
        return switch (this) {
            case Immutable immutable -> Optional.empty();
            case AtomOf atom -> atom.content().refusal();
            case ChannelOf channel -> channel.element().refusal();
            case Mutable mutable ->
                Optional.of(mutable.name()
                        + " may change while another branch looks: put it into an atom, or send it whole");
            case ScopeBound bound -> Optional.of(bound.name() + " ends with its scope, so it stays in its branch");
        };
    }
}
