package io.tidemark.runtime.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A branch of a race that happens as a whole or not at all: it waits, and then its effects make one group (PRG-23).
 *
 * @param waits the steps before the effects, in order
 * @param actions the effects, 0 to 6
 */
public record RacePlan(List<Step> waits, List<Action> actions) {
    private static final int GROUP_MAX = 6;

    public RacePlan {
        waits = List.copyOf(waits);
        actions = List.copyOf(actions);
    }

    /** The plan of a branch; nothing if its effects do not fit one group. */
    public static Optional<RacePlan> of(Block branch) {
        List<Step> waits = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        for (Step step : flat(branch)) {
            switch (step.operation()) {
                case Operation.Act o -> actions.add(o.action());
                case Operation.Atomic o -> actions.addAll(o.actions());
                case Operation.Wait o -> {
                    if (!actions.isEmpty()) {
                        return Optional.empty();
                    }
                    waits.add(step);
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return isGroup(actions) ? Optional.of(new RacePlan(waits, actions)) : Optional.empty();
    }

    private static List<Step> flat(Block block) {
        List<Step> flat = new ArrayList<>();
        for (Step step : block.steps()) {
            if (step.operation() instanceof Operation.Sequence sequence) {
                flat.addAll(flat(sequence.block()));
            } else {
                flat.add(step);
            }
        }
        return flat;
    }

    /** Whether the effects can happen at one tick: few, none that waits for a fact, and no cell twice. */
    private static boolean isGroup(List<Action> actions) {
        if (actions.size() <= 1) {
            return true;
        }
        Set<String> touched = new HashSet<>();
        for (Action action : actions) {
            if (action instanceof Action.Deposit || action instanceof Action.Register) {
                return false;
            }
            for (Mention mention : Mention.of(action)) {
                boolean cell = mention.sort() == Sort.RESOURCE
                        || mention.sort() == Sort.CAPABILITY
                        || mention.sort() == Sort.CALL;
                if (cell && !touched.add(mention.name().text())) {
                    return false;
                }
            }
        }
        return actions.size() <= GROUP_MAX;
    }
}
