package io.tidemark.core.testkit;

import io.tidemark.core.BatchBuilder;
import io.tidemark.core.Drafts;
import io.tidemark.core.Offer;
import io.tidemark.core.RowLimits;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.TransitionResult;
import io.tidemark.model.AssetId;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.Fact;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Shape;
import io.tidemark.model.SignedSnapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * For tests only: random batches against one state of many cells, each as full as its shape allows: authors and cells
 * drawn from the whole range of indexes, one group, one new program, all seventeen kinds where there is room, and then kinds
 * as a market would have them. The same seed gives the same batches; the state does not move.
 */
public final class PopulaceBatches {
    private static final int ATTEMPTS_AN_EFFECT = 40;
    private static final int GROUP = 3;

    /** Of a hundred effects, how many follow the market while kinds are still missing. */
    private static final int MARKET_SHARE = 25;

    /** Kinds as often as they come: things move, with some delegation and calls. */
    private static final List<EffectKind> MARKET = weighted();

    private final Populace populace;
    private final World world;
    private final RowLimits limits;
    private final Dice dice;
    private int firstTurnedAway;
    private int turnedAway;

    private PopulaceBatches(Populace populace, World world, RowLimits limits, Dice dice) {
        this.populace = populace;
        this.world = world;
        this.limits = limits;
        this.dice = dice;
    }

    /**
     * Builds the state, which takes some ten seconds for a million cells.
     *
     * @param threads that hash
     */
    public static PopulaceBatches of(Populace populace, Shape shape, RowLimits limits, long seed, int threads) {
        return new PopulaceBatches(populace, World.of("populace", shape, populace, threads), limits, new Dice(seed));
    }

    /** The same state, for another shape. */
    public PopulaceBatches forShape(Shape shape, RowLimits others, long seed) {
        return new PopulaceBatches(populace, world.forShape(shape), others, new Dice(seed));
    }

    /** The snapshot that the last batch ran against, signed. */
    public SignedSnapshot signedSnapshot() {
        return world.signedSnapshot();
    }

    /** Another batch; seldom less full than the shape allows in effects. */
    public BatchGenerator.Sample next() {
        List<ProgramId> authors = authors();
        List<Fact> facts = observe(authors);
        SnapshotView view =
                world.takeSnapshot(world.snapshot().snapshot().time().value() + 1);
        BatchBuilder builder = BatchBuilder.on(world.state(), view, world.shape(), limits);
        PopulaceDrafts drafts = new PopulaceDrafts(
                populace, authors, new Reach(populace, new HashSet<>(authors)), facts, dice, builder);
        turnedAway = 0;
        fill(builder, drafts, authors);
        firstTurnedAway = turnedAway == 0 ? builder.size() : firstTurnedAway;
        BatchBuilder.Closed closed = builder.close(World.signer());
        if (!(closed.result() instanceof TransitionResult.Applied)) {
            throw new IllegalStateException("expected a batch of taken effects to close, got " + closed.result());
        }
        return new BatchGenerator.Sample(world.state(), view, closed.batch(), closed.result());
    }

    /** Old programs, one fewer than there is room for; the first one an account. */
    private List<ProgramId> authors() {
        long programs = populace.counts().programs();
        Set<ProgramId> drawn = new HashSet<>();
        List<ProgramId> authors = new ArrayList<>();
        int wanted = Math.max(1, limits.capacities().authors() - 1);
        while (authors.size() < wanted) {
            ProgramId next =
                    ProgramId.of(authors.isEmpty() ? 4 * dice.between(1, programs / 4) : dice.between(1, programs));
            if (drawn.add(next)) {
                authors.add(next);
            }
        }
        return authors;
    }

    /** A deposit fact for each account among the authors, as far as facts have room. */
    private List<Fact> observe(List<ProgramId> authors) {
        List<Fact> facts = new ArrayList<>();
        for (ProgramId author : authors) {
            DomainId domain = populace.domain(author);
            if (!domain.equals(DomainId.NONE)
                    && facts.size() < limits.capacities().facts()) {
                facts.add(world.observe(
                        domain,
                        author,
                        world.facts().size() + 1,
                        AssetId.of("gold"),
                        Quantity.of(1 + dice.below(100))));
            }
        }
        return facts;
    }

    private void fill(BatchBuilder builder, PopulaceDrafts drafts, List<ProgramId> authors) {
        int room = limits.capacities().effects();
        if (room > EffectKind.values().length + GROUP) {
            offerGroup(builder, drafts, authors);
        }
        Set<EffectKind> missing = EnumSet.allOf(EffectKind.class);
        List<ProgramId> idle = new ArrayList<>(authors);
        for (int left = ATTEMPTS_AN_EFFECT * room; left > 0 && builder.size() < room; left--) {
            EffectKind kind = missing.isEmpty() || dice.chance(MARKET_SHARE)
                    ? dice.pick(MARKET).orElseThrow()
                    : missing.iterator().next();
            ProgramId author = dice.pick(idle.isEmpty() ? authors : idle).orElseThrow();
            Drafts next = builder.drafts();
            List<Effect> unit =
                    drafts.unit(kind, author).stream().map(next::fill).toList();
            if (!unit.isEmpty() && builder.size() + unit.size() <= room && isTaken(builder, unit)) {
                unit.forEach(drafts::taken);
                missing.remove(kind);
                idle.remove(author);
            }
        }
    }

    private boolean isTaken(BatchBuilder builder, List<Effect> unit) {
        return switch (builder.offerUnit(unit)) {
            case Offer.Accepted taken -> true;
            case Offer.Refused broken -> false;
            case Offer.NoRoom full -> {
                firstTurnedAway = turnedAway == 0 ? builder.size() : firstTurnedAway;
                turnedAway++;
                yield false;
            }
        };
    }

    /** How many drafts had no room in the last batch, so that others came in their place. */
    public int turnedAway() {
        return turnedAway;
    }

    /** How many effects the last batch had when a draft first had no room; all of them if none was turned away. */
    public int unchosen() {
        return firstTurnedAway;
    }

    /** Some transfers that happen at one tick. */
    private void offerGroup(BatchBuilder builder, PopulaceDrafts drafts, List<ProgramId> authors) {
        List<Effect> members = new ArrayList<>();
        for (ProgramId author : authors.subList(0, GROUP)) {
            drafts.draft(EffectKind.TRANSFER, author).ifPresent(members::add);
        }
        if (!members.isEmpty()) {
            List<Effect> group = builder.drafts().fillGroup(members);
            if (builder.offerGroup(group) instanceof Offer.Accepted) {
                group.forEach(drafts::taken);
            }
        }
    }

    private static List<EffectKind> weighted() {
        List<EffectKind> kinds = new ArrayList<>();
        for (EffectKind kind : EffectKind.values()) {
            int weight = switch (kind) {
                case REGISTER -> 0;
                case REVOKE_CAPABILITY, DECLINE, MERGE, WATCH, FIRE, JOIN -> 1;
                case DEPOSIT, WITHDRAW, REVOKE, ACCEPT, SPLIT -> 2;
                case INVOKE -> 3;
                case DELEGATE -> 5;
                case ESCROW, CLAIM -> 8;
                case TRANSFER -> 10;
            };
            for (int i = 0; i < weight; i++) {
                kinds.add(kind);
            }
        }
        return List.copyOf(kinds);
    }
}
