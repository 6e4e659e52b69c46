package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Action;
import io.tidemark.runtime.program.Block;
import io.tidemark.runtime.program.Condition;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Step;
import io.tidemark.runtime.program.Term;
import io.tidemark.runtime.program.Value;
import java.util.HashMap;
import java.util.Map;

/** Warns of a refund that the core would refuse because the deadline of the escrow is still to come. */
final class DeadlineCheck {
    private final Map<String, Value> values;
    private final Findings findings;
    private final Map<String, Action.Escrow> escrows = new HashMap<>();

    private DeadlineCheck(Map<String, Value> values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    static void run(Program program, Map<String, Value> values, Findings findings) {
        DeadlineCheck check = new DeadlineCheck(values, findings);
        program.body()
                .everyStep()
                .map(Step::operation)
                .filter(operation -> operation instanceof Operation.Act act && act.action() instanceof Action.Escrow)
                .map(operation -> (Action.Escrow) ((Operation.Act) operation).action())
                .forEach(escrow -> check.escrows.put(escrow.resource().text(), escrow));
        check.block(program.body(), -1);
    }

    /** {@code waited} is how long the steps before it wait after a race or the like began; -1 if they do not. */
    private long block(Block block, long before) {
        long waited = before;
        for (Step step : block.steps()) {
            switch (step.operation()) {
                case Operation.Wait wait -> {
                    for (Condition condition : wait.conditions()) {
                        if (condition instanceof Condition.Time time
                                && value(time.time()) instanceof Value.After after) {
                            waited = Math.max(0, waited) + after.seconds();
                        }
                    }
                }
                case Operation.Act act -> {
                    if (act.action() instanceof Action.Revoke revoke) {
                        revoke(revoke, waited);
                    }
                }
                case Operation.Sequence sequence -> waited = block(sequence.block(), waited);
                default -> step.operation().blocks().forEach(below -> block(below, -1));
            }
        }
        return waited;
    }

    private void revoke(Action.Revoke revoke, long waited) {
        Action.Escrow escrow = escrows.get(revoke.resource().text());
        if (escrow == null || waited < 0) {
            return;
        }
        boolean revocable = value(escrow.revocable()) instanceof Value.Flag flag && flag.on();
        if (!revocable && value(escrow.deadline()) instanceof Value.After deadline && deadline.seconds() > waited) {
            findings.add(
                    CheckCode.W_REFUND_EARLY,
                    revoke.resource().place(),
                    escrow.deadline().place(),
                    "a refund after the deadline of the escrow, " + deadline.text(),
                    "it comes after " + waited + " seconds, and the core refuses it until then",
                    "Wait longer, or give the escrow an earlier deadline.");
        }
    }

    private @org.jspecify.annotations.Nullable Value value(Term term) {
        return term instanceof Term.Constant constant
                ? constant.value()
                : values.get(((Term.Reference) term).name().text());
    }
}
