package io.tidemark.core.testkit;

import io.tidemark.model.CellKind;
import io.tidemark.model.ConditionKind;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.ResourceId;
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchId;
import io.tidemark.model.WatchStatus;
import io.tidemark.model.Watched;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** For tests only: Fires with the effect after them, aimed at one of the rules of watches. */
final class AimedFires {
    private static final GroupMembership BAD_GROUP = new GroupMembership(new GroupDigest(Spoiler.BAD), 0, 1);

    private final World world;
    private final Dice dice;
    private final Surroundings at;
    private final WatchDrafts drafts;

    AimedFires(World world, Dice dice, Surroundings at) {
        this.world = world;
        this.dice = dice;
        this.at = at;
        this.drafts = new WatchDrafts(world, dice, at);
    }

    /** A Fire and what its author does next, not filled; empty if there is nothing to aim with. */
    List<Effect> unit() {
        return switch (dice.below(8)) {
            case 0 -> together(fire(drafts::holds).map(this::ofAnother));
            case 1 -> together(fire(drafts::holds).map(fire -> fire.withHeader(CarefulDrafts.by(anybody()))));
            case 2 -> together(fired());
            case 3 -> together(fire(drafts::holds).map(this::changed));
            case 4, 5 -> together(fire(watch -> !drafts.holds(watch)));
            case 6 -> alone();
            default -> followedByAnother();
        };
    }

    private Optional<Fire> fire(Predicate<WatchCell> which) {
        return drafts.pick(which).map(id -> drafts.fire(id, at.watch(id)));
    }

    /** A watch that has fired already. */
    private Optional<Fire> fired() {
        return dice.pick(at.watches(watch -> watch.status() == WatchStatus.FIRED))
                .map(id -> drafts.fire(id, at.watch(id)));
    }

    private List<Effect> together(Optional<Fire> fire) {
        return fire.map(f -> world.promised(f.promise())
                        .map(next -> List.<Effect>of(f, next.withHeader(CarefulDrafts.by(f.author()))))
                        .orElse(List.of(f)))
                .orElse(List.of());
    }

    /** No effect after it. */
    private List<Effect> alone() {
        return fire(drafts::holds).map(List::<Effect>of).orElse(List.of());
    }

    /** Another effect after it, another Fire, or the right one as if in a group. */
    private List<Effect> followedByAnother() {
        Optional<Fire> first = fire(drafts::holds);
        if (first.isEmpty()) {
            return List.of();
        }
        Fire fire = first.get();
        Optional<Effect> next = switch (dice.below(3)) {
            case 0 -> new CarefulDrafts(world, dice).draft(EffectKind.TRANSFER, at);
            case 1 -> Optional.of(fire);
            default -> world.promised(fire.promise());
        };
        return next.map(n -> List.<Effect>of(fire, n.withHeader(CarefulDrafts.by(fire.author()))))
                .orElse(List.of(fire));
    }

    /** After filling: the promised effect as if it were in a group. */
    List<Effect> grouped(List<Effect> filled) {
        if (filled.size() < 2 || !dice.chance(10)) {
            return filled;
        }
        Effect last = filled.getLast();
        return List.of(filled.getFirst(), last.withHeader(last.header().withGroup(BAD_GROUP)));
    }

    private Fire ofAnother(Fire fire) {
        long index = dice.between(0, at.count(CellKind.WATCH) + 1);
        return new Fire(fire.header(), WatchId.of(index), fire.watched(), fire.promise(), fire.fact());
    }

    /** Something that Fire repeats of its watch is another. */
    private Fire changed(Fire fire) {
        Watched watched = fire.watched();
        return switch (dice.below(3)) {
            case 0 -> new Fire(fire.header(), fire.watch(), watched, new PromiseDigest(Spoiler.BAD), fire.fact());
            case 1 ->
                new Fire(
                        fire.header(),
                        fire.watch(),
                        new Watched(ConditionKind.TIME, ResourceId.NONE, ProgramId.NONE, DomainId.NONE),
                        fire.promise(),
                        FactDigest.NONE);
            default -> new Fire(fire.header(), fire.watch(), other(watched), fire.promise(), fire.fact());
        };
    }

    private Watched other(Watched watched) {
        ConditionKind kind = watched.kind();
        return switch (kind) {
            case STATUS, QUANTITY_AT_LEAST, QUANTITY_AT_MOST ->
                new Watched(kind, anyResource(), watched.party(), watched.domain());
            case OWNER -> new Watched(kind, watched.resource(), anybody(), watched.domain());
            case FACT_AT_LEAST, FACT_AT_MOST ->
                new Watched(kind, watched.resource(), watched.party(), DomainId.of(dice.below(4)));
            case TIME -> new Watched(ConditionKind.STATUS, anyResource(), ProgramId.NONE, DomainId.NONE);
        };
    }

    private ResourceId anyResource() {
        return ResourceId.of(dice.between(0, at.count(CellKind.RESOURCE) + 1));
    }

    private ProgramId anybody() {
        return ProgramId.of(dice.between(1, at.count(CellKind.PROGRAM)));
    }
}
