package io.tidemark.core.testkit;

import io.tidemark.core.BatchBuilder;
import io.tidemark.core.Drafts;
import io.tidemark.core.Offer;
import io.tidemark.core.RowCounts;
import io.tidemark.core.RowLimits;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult;
import io.tidemark.model.Batch;
import io.tidemark.model.CallEffect;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.Fire;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For tests only: an endless row of random batches from a seed, valid and invalid, over small worlds that live for some
 * batches each. All seventeen kinds, groups, chains of capabilities, and every reject code that a batch of typed effects can
 * have come up sooner or later; rules 3 and 4 cannot be broken by a typed effect.
 */
public final class BatchGenerator {
    private static final int BATCHES_A_WORLD = 16;
    private static final int ATTEMPTS = 40;
    private static final int GROUP_MAX = 4;
    private static final int CELLS_MAX = 60;

    private static final Map<EffectKind, Integer> WEIGHTS = new EnumMap<>(Map.ofEntries(
            Map.entry(EffectKind.REGISTER, 4),
            Map.entry(EffectKind.DEPOSIT, 12),
            Map.entry(EffectKind.WITHDRAW, 4),
            Map.entry(EffectKind.TRANSFER, 18),
            Map.entry(EffectKind.ESCROW, 14),
            Map.entry(EffectKind.CLAIM, 12),
            Map.entry(EffectKind.REVOKE, 10),
            Map.entry(EffectKind.DELEGATE, 20),
            Map.entry(EffectKind.REVOKE_CAPABILITY, 5),
            Map.entry(EffectKind.INVOKE, 8),
            Map.entry(EffectKind.ACCEPT, 5),
            Map.entry(EffectKind.DECLINE, 4),
            Map.entry(EffectKind.SPLIT, 6),
            Map.entry(EffectKind.MERGE, 5),
            Map.entry(EffectKind.WATCH, 8),
            Map.entry(EffectKind.FIRE, 10),
            Map.entry(EffectKind.JOIN, 5)));

    private final Dice dice;
    private final Shape shape;
    private final RowLimits limits;
    private final List<SnapshotView> pastViews = new ArrayList<>();
    private final Map<RejectCode, Integer> seen = new EnumMap<>(RejectCode.class);
    private World world;
    private int age;

    /**
     * A generator.
     *
     * @param shape that every batch fits, also the invalid ones
     */
    public BatchGenerator(long seed, Shape shape, RowLimits limits) {
        this.dice = new Dice(seed);
        this.shape = shape;
        this.limits = limits;
        this.world = Births.of(shape, dice);
    }

    /** A batch of one or more effects that the engine takes. */
    public Sample valid() {
        while (true) {
            advance();
            List<Effect> effects = fill(1 + dice.below(limits.capacities().effects()));
            if (!effects.isEmpty()) {
                Batch batch = world.sign(effects);
                return moveOn(world.state(), world.snapshot(), batch);
            }
        }
    }

    /** A batch that the engine rejects; codes that came up seldom so far are preferred. */
    public Sample invalid() {
        while (true) {
            advance();
            Optional<Sample> sample = tryInvalid();
            if (sample.isPresent()
                    && sample.get().result() instanceof TransitionResult.Rejected rejected
                    && fits(sample.get())) {
                seen.merge(rejected.code(), 1, Integer::sum);
                return sample.get();
            }
        }
    }

    private Optional<Sample> tryInvalid() {
        Violations violations = new Violations(world, dice, pastViews);
        int choice = dice.below(100);
        if (choice < 4) {
            return Optional.of(apply(world.state(), violations.unsigned(fill(2))));
        }
        if (choice < 7) {
            return Optional.of(violations.crowded()).map(c -> apply(c.state(), c.batch()));
        }
        if (choice < 13) {
            SnapshotView view = choice < 10 ? violations.foreignSnapshot() : violations.pastSnapshot();
            Batch batch = violations.against(view);
            return Optional.of(new Sample(
                    world.state(), view, batch, new TransitionEngine(shape).apply(world.state(), batch, view)));
        }
        return spoiled();
    }

    /** A valid beginning and then, of all that the rules were seen to refuse, what came up least so far. */
    private Optional<Sample> spoiled() {
        BatchBuilder builder = BatchBuilder.on(world.state(), world.snapshot(), shape, limits);
        fill(builder, dice.below(Math.max(1, limits.capacities().effects() - 1)));
        Optional<Candidate> rarest = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Effect> before = builder.effects();
            List<Effect> filled = spoiledDrafts(builder);
            if (filled.isEmpty()
                    || before.size() + filled.size() > limits.capacities().effects()) {
                continue;
            }
            if (builder.offerUnit(filled) instanceof Offer.Refused refused) {
                Candidate candidate = new Candidate(before, filled, refused.code());
                rarest = rarest.filter(other -> timesSeen(other.code()) <= timesSeen(candidate.code()))
                        .or(() -> Optional.of(candidate));
            }
        }
        return rarest.map(candidate -> apply(world.state(), world.sign(candidate.effects())));
    }

    /** Something that may be refused, filled on what the builder has come to; empty if there is nothing to spoil. */
    private List<Effect> spoiledDrafts(BatchBuilder builder) {
        Surroundings at = new Surroundings(builder);
        Spoiler spoiler = new Spoiler(world, dice);
        if (dice.chance(25)) {
            AimedFires fires = new AimedFires(world, dice, at);
            return fires.grouped(filled(builder, fires.unit()));
        }
        if (dice.chance(45)) {
            return new AimedDrafts(world, dice, at)
                    .draft()
                    .map(draft -> List.of(builder.drafts().fill(draft)))
                    .orElse(List.of());
        }
        List<Effect> members = drafts(at, dice.chance(25) ? 2 + dice.below(2) : 1);
        if (members.isEmpty()) {
            return members;
        }
        if (isFired(members)) {
            return filled(builder, members);
        }
        if (dice.chance(70)) {
            members.set(0, spoiler.draft(members.getFirst(), at));
        }
        if (members.size() > 1) {
            List<Effect> group = builder.drafts().fillGroup(members);
            return dice.chance(20) ? spoiler.group(group) : group;
        }
        Effect single = builder.drafts().fill(members.getFirst());
        return List.of(dice.chance(single instanceof CallEffect ? 50 : 20) ? spoiler.filled(single) : single);
    }

    private int timesSeen(RejectCode code) {
        return seen.getOrDefault(code, 0);
    }

    private boolean fits(Sample sample) {
        try {
            return limits.fits(RowCounts.of(ForcedEngine.force(sample.state(), sample.batch(), sample.snapshot(), shape)
                    .trace()));
        } catch (IllegalArgumentException unwritable) {
            return false;
        }
    }

    private List<Effect> fill(int size) {
        return fill(BatchBuilder.on(world.state(), world.snapshot(), shape, limits), size);
    }

    private List<Effect> fill(BatchBuilder builder, int size) {
        Surroundings at = new Surroundings(builder);
        for (int attempt = 0; attempt < ATTEMPTS && builder.size() < size; attempt++) {
            int members = dice.chance(20) ? 2 + dice.below(GROUP_MAX - 1) : 1;
            List<Effect> drafts = drafts(at, Math.min(members, size - builder.size()));
            if (!drafts.isEmpty()) {
                boolean grouped = drafts.size() > 1 && !isFired(drafts);
                builder.offerUnit(grouped ? builder.drafts().fillGroup(drafts) : filled(builder, drafts));
            }
        }
        return builder.effects();
    }

    /** Effects that follow on from the batch so far, one after the other, in no group. */
    private static List<Effect> filled(BatchBuilder builder, List<Effect> drafts) {
        Drafts next = builder.drafts();
        return drafts.stream().map(next::fill).toList();
    }

    private static boolean isFired(List<Effect> drafts) {
        return drafts.size() == 2 && drafts.getFirst() instanceof Fire;
    }

    private List<Effect> drafts(Surroundings at, int count) {
        CarefulDrafts careful = new CarefulDrafts(world, dice);
        if (count == 1) {
            return new ArrayList<>(careful.unit(kind(at), at));
        }
        List<Effect> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            careful.draft(kind(at), at)
                    .filter(draft -> !(draft instanceof Fire))
                    .ifPresent(drafts::add);
        }
        return drafts;
    }

    private EffectKind kind(Surroundings at) {
        int left =
                dice.below(WEIGHTS.values().stream().mapToInt(weight -> weight).sum());
        for (Map.Entry<EffectKind, Integer> entry : WEIGHTS.entrySet()) {
            left -= entry.getValue();
            if (left < 0) {
                return isCrowding(entry.getKey(), at) ? EffectKind.TRANSFER : entry.getKey();
            }
        }
        throw new IllegalStateException("expected a kind for every draw");
    }

    /** Keeps worlds small, so that effects meet. */
    private static boolean isCrowding(EffectKind kind, Surroundings at) {
        return switch (kind) {
            case REGISTER -> at.count(CellKind.PROGRAM) > 2 * Births.PROGRAMS;
            case DELEGATE -> at.count(CellKind.CAPABILITY) > CELLS_MAX;
            case INVOKE -> at.count(CellKind.CALL) > CELLS_MAX;
            case WATCH -> at.count(CellKind.WATCH) > CELLS_MAX;
            case SPLIT -> at.count(CellKind.RESOURCE) > CELLS_MAX;
            case DEPOSIT,
                    WITHDRAW,
                    TRANSFER,
                    ESCROW,
                    CLAIM,
                    REVOKE,
                    REVOKE_CAPABILITY,
                    ACCEPT,
                    DECLINE,
                    MERGE,
                    FIRE,
                    JOIN -> false;
        };
    }

    /** Time passes, facts are observed, and now and then a world ends. */
    private void advance() {
        if (age++ == BATCHES_A_WORLD) {
            world = Births.of(shape, dice);
            age = 0;
            pastViews.clear();
        }
        Births.observe(world, dice, dice.below(3));
        if (dice.chance(70)) {
            pastViews.add(world.snapshot());
            world.takeSnapshot(world.snapshot().snapshot().time().value() + dice.below(30));
        }
    }

    private Sample apply(State state, Batch batch) {
        return new Sample(
                state, world.snapshot(), batch, new TransitionEngine(shape).apply(state, batch, world.snapshot()));
    }

    private Sample moveOn(State state, SnapshotView view, Batch batch) {
        return new Sample(state, view, batch, world.apply(batch.effects()));
    }

    /** Effects that are taken, and after them some that are refused. */
    private record Candidate(List<Effect> taken, List<Effect> refused, RejectCode code) {
        List<Effect> effects() {
            List<Effect> effects = new ArrayList<>(taken);
            effects.addAll(refused);
            return effects;
        }
    }

    /**
     * A batch, and what the engine made of it.
     *
     * @param state that it was applied to
     */
    public record Sample(State state, SnapshotView snapshot, Batch batch, TransitionResult result) {}
}
