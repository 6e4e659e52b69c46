package io.tidemark.bridge;

import io.tidemark.core.trace.ArgumentStep;
import io.tidemark.core.trace.CellChange;
import io.tidemark.core.trace.FactStep;
import io.tidemark.core.trace.LinkStep;
import io.tidemark.core.trace.MemberStep;
import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.CellId;
import io.tidemark.model.RejectCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** Says of a broken rule of the circuit which effect of the trace it is about, in the words of the reject codes. */
final class Culprit {
    private Culprit() {}

    /** For example {@code effect 3, Claim of program 2: E_DEADLINE_PASSED (snapshot time ≤ deadline)}. */
    static String describe(Violation violation, Trace trace) {
        OptionalInt effect = effect(violation, trace);
        StringBuilder text = new StringBuilder();
        if (effect.isPresent()) {
            OpStep op = trace.ops().get(effect.getAsInt());
            text.append("effect ").append(effect.getAsInt()).append(", ");
            text.append(op.effect().kind().label())
                    .append(" of ")
                    .append(op.effect().author())
                    .append(": ");
        }
        List<String> rules = new ArrayList<>();
        for (String rule : violation.rules()) {
            rules.add(code(rule).map(code -> rule + " (" + code.rule() + ")").orElse(rule));
        }
        text.append(String.join(" or ", rules)).append(", in table ").append(violation.table());
        violation.row().ifPresent(row -> text.append(" row ").append(row));
        return text.toString();
    }

    private static Optional<RejectCode> code(String rule) {
        return Arrays.stream(RejectCode.values())
                .filter(code -> code.name().equals(rule))
                .findFirst();
    }

    /** The effect that a row belongs to: for a cell, the last one that touched it. */
    static OptionalInt effect(Violation violation, Trace trace) {
        if (violation.row().isEmpty()) {
            return OptionalInt.empty();
        }
        int row = violation.row().getAsInt();
        return switch (violation.table()) {
            case "ops" -> step(row, trace.ops(), op -> row);
            case "links" -> step(row, trace.links(), LinkStep::effect);
            case "arguments" -> step(row, trace.arguments(), ArgumentStep::effect);
            case "facts" -> step(row, trace.facts(), FactStep::effect);
            case "members" -> step(row, trace.members(), MemberStep::effect);
            case "authors" -> last(row, trace.programs(), trace);
            case "resources" -> last(row, trace.resources(), trace);
            default -> OptionalInt.empty();
        };
    }

    private static <T> OptionalInt step(int row, List<T> steps, ToIntFunction<T> effect) {
        return row < steps.size() ? OptionalInt.of(effect.applyAsInt(steps.get(row))) : OptionalInt.empty();
    }

    private static OptionalInt last(int row, List<CellChange> cells, Trace trace) {
        for (int i = trace.ops().size() - 1; i >= 0 && row < cells.size(); i--) {
            CellId cell = cells.get(row).id();
            if (trace.ops().get(i).touches().stream()
                    .anyMatch(touch -> touch.id().equals(cell))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
