package io.tidemark.runtime.program;

import java.util.ArrayList;
import java.util.List;

/** The values in a step, wherever they stand. */
public final class Terms {
    private Terms() {}

    /** Those of an effect. */
    public static List<Term> of(Action action) {
        return switch (action) {
            case Action.Deposit e -> List.of(e.amount());
            case Action.Withdraw e -> List.of(e.destination());
            case Action.Escrow e -> List.of(e.slot(), e.deadline(), e.revocable());
            case Action.Delegate e -> {
                List<Term> terms = new ArrayList<>(List.of(e.expiry()));
                e.quantity().ifPresent(terms::add);
                yield terms;
            }
            case Action.Split e -> List.of(e.amount());
            case Action.Register e -> List.of();
            case Action.Transfer e -> List.of();
            case Action.Claim e -> List.of();
            case Action.Revoke e -> List.of();
            case Action.RevokeCapability e -> List.of();
            case Action.Invoke e -> List.of();
            case Action.Accept e -> List.of();
            case Action.Decline e -> List.of();
            case Action.Merge e -> List.of();
            case Action.Join e -> List.of();
        };
    }

    /** Those of a condition. */
    public static List<Term> of(Condition condition) {
        return switch (condition) {
            case Condition.Quantity c -> List.of(c.amount());
            case Condition.Seen c -> List.of(c.amount());
            case Condition.Time c -> List.of(c.time());
            case Condition.Atom c -> List.of(c.number());
            case Condition.Created c -> List.of();
            case Condition.Status c -> List.of();
            case Condition.Owned c -> List.of();
        };
    }

    /** Those of an operation; not of its blocks. */
    public static List<Term> of(Operation operation) {
        List<Term> terms = new ArrayList<>();
        switch (operation) {
            case Operation.Act o -> terms.addAll(of(o.action()));
            case Operation.Atomic o -> o.actions().forEach(action -> terms.addAll(of(action)));
            case Operation.Promise o -> {
                terms.addAll(of(o.condition()));
                terms.addAll(of(o.then()));
            }
            case Operation.Wait o -> o.conditions().forEach(condition -> terms.addAll(of(condition)));
            case Operation.Timeout o -> terms.add(o.after());
            case Operation.Atom o -> terms.add(o.number());
            case Operation.Swap o -> terms.add(o.number());
            case Operation.Sequence o -> {}
            case Operation.Fork o -> {}
            case Operation.Race o -> {}
            case Operation.Callback o -> {}
            case Operation.Each o -> {}
            case Operation.Channel o -> {}
            case Operation.Send o -> {}
            case Operation.Receive o -> {}
            case Operation.Run o -> {}
        }
        return terms;
    }
}
