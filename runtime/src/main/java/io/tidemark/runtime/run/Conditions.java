package io.tidemark.runtime.run;

import io.tidemark.model.AssetId;
import io.tidemark.model.Fact;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.runtime.program.Comparison;
import io.tidemark.runtime.program.Condition;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What watches and barriers wait for, while a program runs (PRG-20). */
final class Conditions {
    private final Ledger ledger;
    private final Observatory observatory;
    private final EffectMaker maker;

    Conditions(Ledger ledger, Observatory observatory, EffectMaker maker) {
        this.ledger = ledger;
        this.observatory = observatory;
        this.maker = maker;
    }

    /** A condition that can be asked, with its values filled in. */
    record Asked(BooleanSupplier holds, Board.Need need) {
        Asked and(Asked other) {
            return new Asked(() -> holds.getAsBoolean() && other.holds.getAsBoolean(), need.and(other.need));
        }
    }

    /** All of them at once; {@code +D} counts from {@code began}. */
    Asked all(List<Condition> conditions, RunFrame frame, long began) throws StepFailed {
        Asked all = new Asked(() -> true, Board.Need.NOTHING);
        for (Condition condition : conditions) {
            all = all.and(one(condition, frame, began));
        }
        return all;
    }

    private Asked one(Condition condition, RunFrame frame, long began) throws StepFailed {
        return switch (condition) {
            case Condition.Created c ->
                new Asked(() -> cell(c.resource(), frame).isPresent(), Board.Need.NOTHING);
            case Condition.Status c ->
                new Asked(
                        () -> cell(c.resource(), frame)
                                .filter(cell -> cell.holding().status() == c.status())
                                .isPresent(),
                        Board.Need.NOTHING);
            case Condition.Owned c -> {
                ProgramId owner = maker.program(c.owner(), frame);
                yield new Asked(
                        () -> cell(c.resource(), frame)
                                .filter(cell -> cell.holding().owner().equals(owner))
                                .isPresent(),
                        Board.Need.NOTHING);
            }
            case Condition.Quantity c -> {
                Value.Amount amount = (Value.Amount) frame.value(c.amount());
                yield new Asked(
                        () -> cell(c.resource(), frame)
                                .filter(cell -> c.comparison()
                                        .holds(
                                                cell.quantity().bits(),
                                                maker.quantity(amount, cell.asset(), frame)
                                                        .bits()))
                                .isPresent(),
                        Board.Need.NOTHING);
            }
            case Condition.Seen c -> {
                io.tidemark.model.Condition seen = seen(c, frame);
                yield new Asked(() -> fact(seen).isPresent(), Board.Need.FACTS);
            }
            case Condition.Time c -> {
                long time = due(c, frame, began);
                yield new Asked(() -> ledger.view().snapshot().time().value() >= time, Board.Need.time(time));
            }
            case Condition.Atom c -> {
                Thing.Shared atom = frame.get(c.atom(), Thing.Shared.class);
                long bound = frame.number(c.number());
                yield new Asked(() -> c.comparison().holds(atom.get(), bound), Board.Need.NOTHING);
            }
        };
    }

    /** The first second at which it holds: a duration must be over, a time must have come. */
    private static long due(Condition.Time condition, RunFrame frame, long began) throws StepFailed {
        long time = frame.time(condition.time(), began);
        return frame.value(condition.time()) instanceof Value.After ? time + 1 : time;
    }

    private Optional<ResourceCell> cell(Name resource, RunFrame frame) {
        return frame.find(resource)
                .filter(Thing.Resource.class::isInstance)
                .map(thing -> ((Thing.Resource) thing).id())
                .flatMap(ledger::cell)
                .map(ResourceCell.class::cast);
    }

    private io.tidemark.model.Condition seen(Condition.Seen c, RunFrame frame) throws StepFailed {
        AssetId asset = AssetId.of(c.asset().text());
        Quantity bound = maker.quantity((Value.Amount) frame.value(c.amount()), asset, frame);
        ProgramId account = c.account().isPresent() ? maker.program(c.account().get(), frame) : ProgramId.NONE;
        String timeline = Objects.requireNonNull(
                        frame.program().assets().get(c.asset().text()))
                .timeline()
                .text();
        return c.comparison() == Comparison.AT_LEAST
                ? io.tidemark.model.Condition.factAtLeast(maker.domain(timeline), account, asset, bound)
                : io.tidemark.model.Condition.factAtMost(maker.domain(timeline), account, asset, bound);
    }

    /** A fact of the snapshot of which the condition holds. */
    Optional<Fact> fact(io.tidemark.model.Condition condition) {
        return observatory.map().facts().stream()
                .filter(condition::holdsOf)
                .filter(fact -> ledger.view().fact(fact.digest()).isPresent())
                .findFirst();
    }

    /** The condition as a Watch has it; nothing if a Watch cannot have it. */
    Optional<io.tidemark.model.Condition> watched(Condition condition, RunFrame frame, long began) throws StepFailed {
        return switch (condition) {
            case Condition.Created c -> Optional.empty();
            case Condition.Atom c -> Optional.empty();
            case Condition.Status c ->
                Optional.of(io.tidemark.model.Condition.status(frame.resource(c.resource()), c.status()));
            case Condition.Owned c ->
                Optional.of(io.tidemark.model.Condition.owner(
                        frame.resource(c.resource()), maker.program(c.owner(), frame)));
            case Condition.Quantity c -> {
                ResourceId resource = frame.resource(c.resource());
                Quantity bound = maker.quantity(
                        (Value.Amount) frame.value(c.amount()), maker.assetOf(c.resource(), frame), frame);
                yield Optional.of(
                        c.comparison() == Comparison.AT_LEAST
                                ? io.tidemark.model.Condition.atLeast(resource, bound)
                                : io.tidemark.model.Condition.atMost(resource, bound));
            }
            case Condition.Seen c -> Optional.of(seen(c, frame));
            case Condition.Time c -> Optional.of(io.tidemark.model.Condition.time(Seconds.of(due(c, frame, began))));
        };
    }
}
