package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;
import java.util.List;
import java.util.Optional;

/** What a step does: an effect, or a combinator over other steps (19.5). */
public sealed interface Operation {
    /** The blocks below it, in order. */
    default List<Block> blocks() {
        return switch (this) {
            case Sequence o -> List.of(o.block);
            case Fork o -> o.branches;
            case Race o -> o.branches;
            case Timeout o ->
                o.otherwise.map(otherwise -> List.of(o.block, otherwise)).orElse(List.of(o.block));
            case Callback o -> List.of(o.accepted, o.declined);
            case Each o -> List.of(o.block);
            case Act o -> List.of();
            case Atomic o -> List.of();
            case Promise o -> List.of();
            case Wait o -> List.of();
            case Channel o -> List.of();
            case Send o -> List.of();
            case Receive o -> List.of();
            case Atom o -> List.of();
            case Swap o -> List.of();
            case Run o -> List.of();
        };
    }

    /** One effect. */
    record Act(Action action) implements Operation {}

    /** Effects that happen at one tick, all or none. */
    record Atomic(List<Action> actions) implements Operation {
        public Atomic {
            actions = List.copyOf(actions);
        }
    }

    /** A Watch now; when its condition holds, a Fire and with it the effect that was promised. */
    record Promise(Name author, Condition condition, Action then) implements Operation {}

    /** Steps one after the other. */
    record Sequence(Block block) implements Operation {}

    /** All branches at once; done when all are done. */
    record Fork(List<Block> branches) implements Operation {
        public Fork {
            branches = List.copyOf(branches);
        }
    }

    /** All branches at once, of which one commits; done when that one is done. */
    record Race(List<Block> branches) implements Operation {
        public Race {
            branches = List.copyOf(branches);
        }
    }

    /** Waits until all conditions hold at once. */
    record Wait(List<Condition> conditions) implements Operation {
        public Wait {
            conditions = List.copyOf(conditions);
        }
    }

    /** The steps, for so long; then what is not done is given up, and the others are done instead. */
    record Timeout(Term after, Block block, Optional<Block> otherwise) implements Operation {}

    /** Waits until a call is answered. */
    record Callback(Name call, Block accepted, Block declined) implements Operation {}

    /**
     * The steps for each resource of a list, all at once.
     *
     * @param over the name of a list, or the resources themselves
     * @param item what the steps call the resource
     * @param into the list of what the last effect of each made or moved, if it is kept
     */
    record Each(Over over, Name item, Block block, Optional<Name> into) implements Operation {}

    /** What {@link Each} goes over. */
    sealed interface Over {
        record Listed(List<Name> resources) implements Over {
            public Listed {
                resources = List.copyOf(resources);
            }
        }

        record Named(Name list) implements Over {}
    }

    /** A channel, from here on to the end of the block. */
    record Channel(Name name, Carried carried, int capacity) implements Operation {}

    /** Sends a resource or a value; waits while the channel is full. */
    record Send(Name channel, Sent sent) implements Operation {}

    /** What is sent. */
    sealed interface Sent {
        record OfResource(Name resource) implements Sent {}

        /** Its type is the channel's; read as text until that is known. */
        record OfValue(String text, Place place) implements Sent {}
    }

    /** What a channel carries. */
    sealed interface Carried {
        record Resources() implements Carried {}

        record Values(ValueType type) implements Carried {}
    }

    /** Takes the next from a channel; waits while it is empty. */
    record Receive(Name channel, Name item) implements Operation {}

    /** A number that branches share, from here on to the end of the block. */
    record Atom(Name name, Term number) implements Operation {}

    /** Changes an atom in one step, whoever else changes it. */
    record Swap(Name atom, Change change, Term number) implements Operation {}

    /** How an atom changes. */
    enum Change {
        SET,
        ADD,
        SUBTRACT,
        MAX,
        MIN
    }

    /** Runs an imported program to its end. */
    record Run(Name program, List<Given> set, List<Bound> roles, List<Bound> resources) implements Operation {
        public Run {
            set = List.copyOf(set);
            roles = List.copyOf(roles);
            resources = List.copyOf(resources);
        }
    }

    /** A parameter of the program that is run. */
    record Given(Name parameter, String text) {}

    /** What the program that is run calls {@code inner} is here {@code outer}. */
    record Bound(Name inner, Name outer) {}
}
