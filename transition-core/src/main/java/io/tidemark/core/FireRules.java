package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_CONDITION;
import static io.tidemark.model.RejectCode.E_FACT_UNKNOWN;
import static io.tidemark.model.RejectCode.E_NOT_ARMED;
import static io.tidemark.model.RejectCode.E_NOT_WATCHER;
import static io.tidemark.model.RejectCode.E_PROMISE;
import static io.tidemark.model.RejectCode.E_RESOURCE_UNKNOWN;
import static io.tidemark.model.RejectCode.E_WATCH_MISMATCH;
import static io.tidemark.model.RejectCode.E_WATCH_UNKNOWN;

import io.tidemark.core.trace.Role;
import io.tidemark.model.Condition;
import io.tidemark.model.Fire;
import io.tidemark.model.ResourceId;
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchStatus;
import java.util.List;

/** Fire: the condition of a watch holds, and the author's next effect is the one that was promised. */
final class FireRules implements EffectRules<Fire> {
    private static final Ladder<Fire> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    rule(E_RESOURCE_UNKNOWN, (s, e) -> !isOfResource(e) || s.knows(resource(e))),
                    rule(
                            E_FACT_UNKNOWN,
                            (s, e) ->
                                    !isOfFact(e) || s.snapshot().fact(e.fact()).isPresent()),
                    rule(E_WATCH_UNKNOWN, (s, e) -> s.knows(e.watch())),
                    rule(E_NOT_WATCHER, (s, e) -> watch(s, e).watcher().equals(e.author())),
                    rule(E_NOT_ARMED, (s, e) -> watch(s, e).status() == WatchStatus.ARMED),
                    rule(E_WATCH_MISMATCH, FireRules::isOfTheWatch),
                    rule(E_CONDITION, FireRules::holds),
                    rule(E_PROMISE, (s, e) -> s.isPromiseKept(e))));

    @Override
    public Ladder<Fire> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Fire effect, Writes writes) {
        if (isOfResource(effect)) {
            writes.put(Role.RESOURCE, resource(effect), scene.resource(resource(effect)));
        }
        writes.put(Role.OTHER, effect.watch(), watch(scene, effect).fired());
    }

    private static boolean isOfTheWatch(Scene scene, Fire effect) {
        WatchCell watch = watch(scene, effect);
        return watch.condition().watched().equals(effect.watched())
                && watch.promise().equals(effect.promise());
    }

    private static boolean holds(Scene scene, Fire effect) {
        Condition condition = watch(scene, effect).condition();
        return switch (condition.kind()) {
            case STATUS, OWNER, QUANTITY_AT_LEAST, QUANTITY_AT_MOST ->
                condition.holdsOf(scene.resource(resource(effect)));
            case FACT_AT_LEAST, FACT_AT_MOST ->
                condition.holdsOf(scene.snapshot().fact(effect.fact()).orElseThrow());
            case TIME -> condition.holdsAt(scene.time());
        };
    }

    private static WatchCell watch(Scene scene, Fire effect) {
        return scene.watch(effect.watch());
    }

    private static ResourceId resource(Fire effect) {
        return effect.watched().resource();
    }

    private static boolean isOfResource(Fire effect) {
        return effect.watched().kind().isOfResource();
    }

    private static boolean isOfFact(Fire effect) {
        return effect.watched().kind().isOfFact();
    }
}
