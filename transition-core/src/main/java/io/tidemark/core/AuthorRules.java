package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_AUTHOR_UNKNOWN;
import static io.tidemark.model.RejectCode.E_COUNTER;
import static io.tidemark.model.RejectCode.E_GROUP;
import static io.tidemark.model.RejectCode.E_SNAPSHOT_MISMATCH;

import io.tidemark.model.Counter;
import io.tidemark.model.Effect;
import java.util.List;

/** Rules 5 to 8: who acts, in which turn, against which snapshot, in which group. */
final class AuthorRules {
    private AuthorRules() {}

    /** For every kind but Register. */
    static <E extends Effect> List<Rule<E>> known() {
        return List.of(
                rule(E_GROUP, Scene::isGroupSound),
                rule(E_AUTHOR_UNKNOWN, (s, e) -> s.knows(e.author())),
                rule(
                        E_COUNTER,
                        (s, e) -> isNext(s.author(e).counter(), e.header().counter())),
                rule(E_SNAPSHOT_MISMATCH, AuthorRules::isAgainstSnapshot));
    }

    /** For Register, whose author does not exist yet. */
    static <E extends Effect> List<Rule<E>> unborn() {
        return List.of(
                rule(E_GROUP, Scene::isGroupSound),
                rule(E_COUNTER, (s, e) -> isNext(Counter.ZERO, e.header().counter())),
                rule(E_SNAPSHOT_MISMATCH, AuthorRules::isAgainstSnapshot));
    }

    private static boolean isNext(Counter last, Counter counter) {
        return counter.value() == last.value() + 1;
    }

    private static boolean isAgainstSnapshot(Scene scene, Effect effect) {
        return effect.header().snapshot().equals(scene.snapshot().digest());
    }
}
