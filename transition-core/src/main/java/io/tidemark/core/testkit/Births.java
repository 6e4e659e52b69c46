package io.tidemark.core.testkit;

import io.tidemark.core.BatchBuilder;
import io.tidemark.model.AssetId;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Shape;
import java.util.ArrayList;
import java.util.List;

/** For tests only: how small worlds begin. */
final class Births {
    static final int PROGRAMS = 5;

    private Births() {}

    /** A world with programs, resources, and a chain of capabilities as long as may be. */
    static World of(Shape shape, Dice dice) {
        World born = World.of("generated", shape);
        CarefulDrafts careful = new CarefulDrafts(born, dice);
        List<Effect> registers = new ArrayList<>();
        for (long index = 1; index <= PROGRAMS; index++) {
            registers.add(careful.register(ProgramId.of(index)));
        }
        born.prepare(registers.stream().map(born.drafts()::fill).toList());
        observe(born, dice, 2 * PROGRAMS);
        born.takeSnapshot(World.START + 1);
        endow(born, dice);
        return born;
    }

    /** Deposits what was observed, spreads it over the programs, and makes a chain of capabilities as long as may be. */
    private static void endow(World world, Dice dice) {
        CarefulDrafts careful = new CarefulDrafts(world, dice);
        BatchBuilder builder =
                BatchBuilder.on(world.state(), world.snapshot(), World.wide(world.shape()), World.WIDE_LIMITS);
        Surroundings at = new Surroundings(builder);
        for (int i = 0; i < 2 * PROGRAMS; i++) {
            careful.draft(EffectKind.DEPOSIT, at)
                    .ifPresent(draft -> builder.offer(builder.drafts().fill(draft)));
            careful.draft(EffectKind.TRANSFER, at)
                    .ifPresent(draft -> builder.offer(builder.drafts().fill(draft)));
        }
        for (Effect link : careful.chain()) {
            builder.offer(builder.drafts().fill(link));
        }
        world.prepare(builder.effects());
    }

    /** Observes some deposits, most of them of an account and its domain. */
    static void observe(World world, Dice dice, int count) {
        for (int i = 0; i < count; i++) {
            if (dice.chance(20)) {
                world.see(DomainId.of(2), world.facts().size() + 1, AssetId.of("price"), new Quantity(dice.below(50)));
                continue;
            }
            ProgramId account = ProgramId.of(1 + dice.below(dice.chance(80) ? 2 : PROGRAMS));
            DomainId domain = world.state()
                    .program(account)
                    .filter(ProgramCell::isAccount)
                    .map(ProgramCell::domain)
                    .orElse(DomainId.of(1));
            world.observe(
                    dice.chance(90) ? domain : DomainId.of(7),
                    account,
                    world.facts().size() + 1,
                    AssetId.of(dice.chance(50) ? "gold" : "silver"),
                    new Quantity(1 + dice.below(200)));
        }
    }
}
