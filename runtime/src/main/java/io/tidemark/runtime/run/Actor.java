package io.tidemark.runtime.run;

import io.tidemark.model.AssetId;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.Reference;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.runtime.program.Action;
import io.tidemark.runtime.program.Asset;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Role;
import io.tidemark.runtime.program.Value;
import io.tidemark.runtime.yaml.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Proposes effects for the roles of a program, and gives their names to what they make. */
final class Actor {
    private final RunDesk desk;

    Actor(RunDesk desk) {
        this.desk = desk;
    }

    /** The drafts are made at the last moment, when the step may commit. */
    @FunctionalInterface
    private interface Drafting {
        List<Effect> drafts() throws StepFailed;
    }

    /** One effect. */
    void act(Action action, Context context, Place place) throws StepFailed {
        if (action instanceof Action.Deposit deposit) {
            deposit(deposit, context, place);
            return;
        }
        long began = desk.now();
        ProgramId author = desk.maker().author(action, context.frame(), context.answering());
        linger(author, context);
        propose(
                () -> List.of(desk.maker().make(action, author, context.frame(), context.answering(), began)),
                false,
                context,
                place,
                applied -> bind(
                        action, applied.effects().getFirst(), applied.created().getFirst(), context));
    }

    /** Several effects at one tick; a single one is no group. */
    void group(List<Action> actions, Context context, Place place) throws StepFailed {
        if (actions.size() == 1) {
            act(actions.getFirst(), context, place);
            return;
        }
        long began = desk.now();
        List<ProgramId> authors = new ArrayList<>();
        for (Action action : actions) {
            ProgramId author = desk.maker().author(action, context.frame(), context.answering());
            authors.add(author);
            linger(author, context);
        }
        Drafting drafting = () -> {
            List<Effect> drafts = new ArrayList<>();
            for (int i = 0; i < actions.size(); i++) {
                drafts.add(
                        desk.maker().make(actions.get(i), authors.get(i), context.frame(), context.answering(), began));
            }
            return drafts;
        };
        propose(drafting, true, context, place, applied -> {
            for (int i = 0; i < actions.size(); i++) {
                bind(actions.get(i), applied.effects().get(i), applied.created().get(i), context);
            }
        });
    }

    private void deposit(Action.Deposit action, Context context, Place place) throws StepFailed {
        ProgramId account = desk.maker().program(action.account(), context.frame());
        Asset asset = Objects.requireNonNull(
                context.frame().program().assets().get(action.asset().text()));
        Value.Amount amount = (Value.Amount) context.frame().value(action.amount());
        linger(account, context);
        Reference reference = desk.send(
                desk.maker().domain(asset.timeline().text()),
                account,
                AssetId.of(asset.name()),
                desk.maker().quantity(amount, AssetId.of(asset.name()), context.frame()));
        try {
            while (true) {
                desk.board()
                        .await(
                                "a fact of its deposit",
                                Board.Need.FACTS,
                                () -> desk.ready(account, reference).isPresent());
                try {
                    propose(
                            () -> {
                                Fact fact = desk.ready(account, reference)
                                        .orElseThrow(() -> new StepFailed(
                                                GONE, place, "expected that the fact still stands. Wait for it."));
                                return List.of(new Deposit(
                                        EffectMaker.header(account),
                                        fact.sequence(),
                                        fact.quantity(),
                                        fact.asset(),
                                        fact.digest()));
                            },
                            false,
                            context,
                            place,
                            applied -> bind(
                                    action,
                                    applied.effects().getFirst(),
                                    applied.created().getFirst(),
                                    context));
                    return;
                } catch (StepFailed failed) {
                    if (!failed.code().equals(GONE)) {
                        throw failed;
                    }
                }
            }
        } finally {
            desk.settled(account, reference);
        }
    }

    /** The fact went away between waiting and committing: a reorganisation. */
    private static final String GONE = "E_FACT_UNKNOWN";

    /** A Watch now; later, when its condition holds, a Fire and what was promised. */
    void promise(Operation.Promise promise, Context context, Place place) throws StepFailed {
        long began = desk.now();
        ProgramId author = desk.maker().program(promise.author(), context.frame());
        io.tidemark.model.Condition condition = desk.conditions()
                .watched(promise.condition(), context.frame(), began)
                .orElseThrow(
                        () -> new StepFailed(
                                "E_CONDITION",
                                promise.condition().place(),
                                "expected a condition that a Watch can have: a status, an owner, a quantity, a fact or a time."));
        Effect promised = desk.maker().make(promise.then(), author, context.frame(), context.answering(), began);
        PromiseDigest digest = promised.asPromise();
        linger(author, context);
        Verdict.Applied watching = propose(
                () -> List.of(new Watch(EffectMaker.header(author), condition, digest)),
                false,
                context,
                place,
                applied -> {});
        WatchId watch = WatchId.of(watching.created().getFirst());
        Conditions.Asked asked = desk.conditions().all(List.of(promise.condition()), context.frame(), began);
        desk.board().await("its watch", asked.need(), asked.holds());
        linger(author, context);
        propose(
                () -> {
                    FactDigest fact = condition.kind().isOfFact()
                            ? desk.conditions()
                                    .fact(condition)
                                    .map(Fact::digest)
                                    .orElse(FactDigest.NONE)
                            : FactDigest.NONE;
                    Effect fire = new Fire(EffectMaker.header(author), watch, condition.watched(), digest, fact);
                    return List.of(fire, promised);
                },
                false,
                context,
                place,
                applied -> bind(
                        promise.then(),
                        applied.effects().getLast(),
                        applied.created().getLast(),
                        context));
    }

    /** Registers a program of the world. */
    void register(String program, Optional<Name> account, Context context, Place place) throws StepFailed {
        propose(
                () -> List.of(desk.maker().register(program, account.map(Name::text))),
                false,
                context,
                place,
                applied -> desk.name(program, applied.effects().getFirst().author()));
    }

    /** How long the role takes before each of its effects. */
    private void linger(ProgramId author, Context context) throws StepFailed {
        Optional<String> program = desk.program(author);
        for (Role role : context.frame().program().roles().values()) {
            Name name = new Name(role.name(), role.place());
            if (program.filter(context.frame().role(name)::equals).isPresent()) {
                long seconds = context.frame().seconds(role.delay());
                if (seconds > 0) {
                    desk.scheduler().sleep(Duration.ofSeconds(seconds));
                }
                return;
            }
        }
    }

    /** Names are given in one step with the effects, so that nobody sees one without the other. */
    private Verdict.Applied propose(
            Drafting drafting, boolean group, Context context, Place place, Consumer<Verdict.Applied> whenApplied)
            throws StepFailed {
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        AtomicReference<StepFailed> broken = new AtomicReference<>();
        context.standing().commit(() -> {
            try {
                desk.freshen();
                verdict.set(desk.submit(drafting.drafts(), group));
                if (verdict.get() instanceof Verdict.Applied applied) {
                    whenApplied.accept(applied);
                }
            } catch (StepFailed failed) {
                broken.set(failed);
                return false;
            }
            return verdict.get() instanceof Verdict.Applied;
        });
        if (broken.get() != null) {
            throw broken.get();
        }
        desk.board().changed();
        desk.scheduler().pause();
        return switch (Objects.requireNonNull(verdict.get())) {
            case Verdict.Applied applied -> applied;
            case Verdict.Refused refused -> throw new StepFailed(refused.code(), place, refused.explanation());
        };
    }

    /** Gives the names that a step gives to the cells that its effect made. */
    private void bind(Action action, Effect effect, long created, Context context) {
        RunFrame frame = context.frame();
        switch (action) {
            case Action.Register e -> desk.name(frame.role(e.role()), effect.author());
            case Action.Split e -> define(e.made(), new Thing.Resource(ResourceId.of(created)), frame);
            case Action.Delegate e -> define(e.capability(), new Thing.Capability(CapabilityId.of(created)), frame);
            case Action.Invoke e ->
                define(e.call(), new Thing.Call(CallId.of(created), new AtomicBoolean(true)), frame);
            case Action.Deposit e -> define(e.resource(), new Thing.Resource(ResourceId.of(created)), frame);
            case Action.Withdraw e -> {}
            case Action.Transfer e -> {}
            case Action.Escrow e -> {}
            case Action.Claim e -> {}
            case Action.Revoke e -> {}
            case Action.RevokeCapability e -> {}
            case Action.Accept e -> {}
            case Action.Decline e -> {}
            case Action.Merge e -> {}
            case Action.Join e -> {}
        }
    }

    private void define(Name name, Thing thing, RunFrame frame) {
        frame.define(name, thing);
        switch (thing) {
            case Thing.Resource resource ->
                desk.tell(named(CellKind.RESOURCE, name, resource.id().index()));
            case Thing.Capability capability ->
                desk.tell(named(CellKind.CAPABILITY, name, capability.id().index()));
            case Thing.Call call ->
                desk.tell(named(CellKind.CALL, name, call.id().index()));
            case Thing.Resources list -> {}
            case Thing.Received value -> {}
            case Thing.Pipe pipe -> {}
            case Thing.Shared atom -> {}
        }
    }

    private static RunEvent named(CellKind kind, Name name, long index) {
        return new RunEvent.Named(kind, name.text(), index);
    }
}
