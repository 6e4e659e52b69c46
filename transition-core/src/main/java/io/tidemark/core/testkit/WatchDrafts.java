package io.tidemark.core.testkit;

import io.tidemark.model.CellKind;
import io.tidemark.model.Condition;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchId;
import io.tidemark.model.WatchStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** For tests only: watches whose conditions most likely hold, and their Fires. */
final class WatchDrafts {
    /** What is promised: effects that are seldom refused later. */
    private static final List<EffectKind> PROMISED =
            List.of(EffectKind.TRANSFER, EffectKind.JOIN, EffectKind.SPLIT, EffectKind.INVOKE, EffectKind.DELEGATE);

    private final World world;
    private final Dice dice;
    private final Surroundings at;

    WatchDrafts(World world, Dice dice, Surroundings at) {
        this.world = world;
        this.dice = dice;
        this.at = at;
    }

    /** A watch with the promise of some effect; empty if no condition came to hand. */
    Optional<Effect> watch() {
        Optional<Effect> promised = dice.pick(PROMISED).flatMap(kind -> new CarefulDrafts(world, dice).draft(kind, at));
        return promised.flatMap(effect -> condition()
                .map(condition -> new Watch(CarefulDrafts.by(effect.author()), condition, world.promise(effect))));
    }

    private Optional<Condition> condition() {
        return switch (dice.below(4)) {
            case 0 -> Optional.of(Condition.time(Seconds.of(now() + dice.below(20))));
            case 1 -> dice.pick(world.facts()).map(this::ofFact);
            default -> dice.pick(at.resources(r -> true)).map(this::ofResource);
        };
    }

    private long now() {
        return world.snapshot().snapshot().time().value();
    }

    private Condition ofFact(Fact fact) {
        long bound = fact.quantity().bits();
        return dice.chance(50)
                ? Condition.factAtLeast(
                        fact.domain(), fact.account(), fact.asset(), new Quantity(Math.max(0, bound - dice.below(3))))
                : Condition.factAtMost(
                        fact.domain(), fact.account(), fact.asset(), new Quantity(bound + dice.below(3)));
    }

    private Condition ofResource(ResourceId id) {
        ResourceCell cell = at.resource(id);
        long quantity = cell.quantity().bits();
        return switch (dice.below(4)) {
            case 0 -> Condition.status(id, cell.holding().status());
            case 1 -> Condition.owner(id, cell.holding().owner());
            case 2 -> Condition.atLeast(id, new Quantity(Math.max(0, quantity - dice.below(2))));
            default -> Condition.atMost(id, new Quantity(quantity + dice.below(2)));
        };
    }

    /** A Fire of a watch whose condition holds and whose promise is known; empty if there is none. */
    Optional<Effect> fire() {
        return pick(this::holds).map(id -> fire(id, at.watch(id)));
    }

    /** An armed watch with a known promise. */
    Optional<WatchId> pick(Predicate<WatchCell> which) {
        return dice.pick(at.watches(watch -> watch.status() == WatchStatus.ARMED
                && world.promised(watch.promise()).isPresent()
                && which.test(watch)));
    }

    /** The Fire of a watch as it stands. */
    Fire fire(WatchId id, WatchCell watch) {
        FactDigest fact = watch.condition().kind().isOfFact()
                ? fact(watch.condition()).map(Fact::digest).orElse(FactDigest.NONE)
                : FactDigest.NONE;
        return new Fire(CarefulDrafts.by(watch.watcher()), id, watch.condition().watched(), watch.promise(), fact);
    }

    /** Whether the condition of a watch holds now. */
    boolean holds(WatchCell watch) {
        Condition condition = watch.condition();
        return switch (condition.kind()) {
            case STATUS, OWNER, QUANTITY_AT_LEAST, QUANTITY_AT_MOST -> {
                ResourceId id = condition.watched().resource();
                yield !id.isNone() && id.index() <= at.count(CellKind.RESOURCE) && condition.holdsOf(at.resource(id));
            }
            case FACT_AT_LEAST, FACT_AT_MOST -> fact(condition).isPresent();
            case TIME -> condition.holdsAt(Seconds.of(now()));
        };
    }

    private Optional<Fact> fact(Condition condition) {
        return world.facts().stream()
                .filter(fact -> world.snapshot().fact(fact.digest()).isPresent())
                .filter(condition::holdsOf)
                .findFirst();
    }
}
