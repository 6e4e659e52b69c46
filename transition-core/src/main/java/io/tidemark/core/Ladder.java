package io.tidemark.core;

import io.tidemark.model.Effect;
import io.tidemark.model.RejectCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of one kind of effect in order of precedence: the first that does not hold is the answer. */
final class Ladder<E extends Effect> {
    private final List<Rule<E>> rules;

    private Ladder(List<Rule<E>> rules) {
        this.rules = List.copyOf(rules);
    }

    /** A ladder of these rungs, from the lowest number to the highest. */
    @SafeVarargs
    static <E extends Effect> Ladder<E> of(List<Rule<E>>... parts) {
        List<Rule<E>> rules = new ArrayList<>();
        for (List<Rule<E>> part : parts) {
            rules.addAll(part);
        }
        for (int i = 1; i < rules.size(); i++) {
            if (rules.get(i - 1).code().number() >= rules.get(i).code().number()) {
                throw new IllegalStateException("expected rules in ascending order, got "
                        + rules.get(i - 1).code() + " before " + rules.get(i).code());
            }
        }
        return new Ladder<>(rules);
    }

    /** The first rule that the effect breaks. */
    Optional<RejectCode> firstBroken(Scene scene, E effect) {
        for (Rule<E> rule : rules) {
            if (!rule.holds().test(scene, effect)) {
                return Optional.of(rule.code());
            }
        }
        return Optional.empty();
    }

    /** The codes, in order. */
    List<RejectCode> codes() {
        return rules.stream().map(Rule::code).toList();
    }
}
