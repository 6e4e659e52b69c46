package io.tidemark.verifier.audit.finding;

import io.tidemark.algebra.Fr;
import io.tidemark.model.CellId;
import java.util.List;

/**
 * One named part of a finding.
 *
 * @param name as the finding's sentence has it in braces
 */
public record Detail(String name, Value value) {
    /** What a detail can be; views give cells their names and times their form. */
    public sealed interface Value {
        /** Cells of one kind, at least one; or a scope of all resources when the only one is none. */
        record Cells(List<? extends CellId> ids) implements Value {
            /** Copies the ids. */
            public Cells {
                ids = List.copyOf(ids);
            }
        }

        /** A number without unit; unsigned, 64 bits. */
        record Count(long bits) implements Value {}

        /** A length of time in seconds. */
        record Span(long seconds) implements Value {}

        /** A lane, for example an asset, which a reader of the world may have a text for. */
        record Lane(Fr lane) implements Value {}

        /** A word of this project: a kind, a right, a rule. Never text from outside. */
        record Word(String text) implements Value {}
    }

    /** One cell. */
    public static Detail cell(String name, CellId id) {
        return cells(name, List.of(id));
    }

    /** Some cells. */
    public static Detail cells(String name, List<? extends CellId> ids) {
        return new Detail(name, new Value.Cells(ids));
    }

    /** A number. */
    public static Detail count(String name, long bits) {
        return new Detail(name, new Value.Count(bits));
    }

    /** A length of time. */
    public static Detail span(String name, long seconds) {
        return new Detail(name, new Value.Span(seconds));
    }

    /** A word. */
    public static Detail word(String name, String text) {
        return new Detail(name, new Value.Word(text));
    }

    /** A lane. */
    public static Detail lane(String name, Fr lane) {
        return new Detail(name, new Value.Lane(lane));
    }
}
