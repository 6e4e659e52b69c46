package io.tidemark.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.Drafts;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.testkit.ForcedEngine;
import io.tidemark.core.testkit.World;
import io.tidemark.model.AssetId;
import io.tidemark.model.Batch;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Condition;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches of Split, Merge, Watch, Fire and Join: what holds is proved, what does not is refused by the name of its rule. */
@Tag("native")
class SplitAndWatchTest {
    private static final ProgramId AUTHOR = ProgramId.of(3);
    private static final ProgramId OTHER = ProgramId.of(2);
    private static final ResourceId GOLD = ResourceId.of(1);
    private static final WatchId WATCH = WatchId.of(1);

    /** Program 3 has 100 gold. */
    private static Town town(String name) throws Exception {
        Town town = Town.of(name);
        town.found();
        town.trade();
        return town;
    }

    private static Applied apply(Town town, Effect... effects) {
        return town.world().apply(filled(town, effects));
    }

    private static List<Effect> filled(Town town, Effect... effects) {
        Drafts drafts = town.world().drafts();
        return List.of(effects).stream().map(drafts::fill).toList();
    }

    private static Effect split(Town town, long quantity) {
        return new Split(town.world().drafts().header(AUTHOR), GOLD, Quantity.of(quantity));
    }

    private static Effect join(Town town, ProgramId program) {
        return new Join(town.world().drafts().header(AUTHOR), program);
    }

    private static Effect watch(Town town, Condition condition) {
        return new Watch(
                town.world().drafts().header(AUTHOR),
                condition,
                join(town, OTHER).asPromise());
    }

    private static Effect fire(Town town, Condition condition, FactDigest fact) {
        return new Fire(
                town.world().drafts().header(AUTHOR),
                WATCH,
                condition.watched(),
                join(town, OTHER).asPromise(),
                fact);
    }

    @Test
    void prove_eachOfTheFive_verifies() throws Exception {
        Town town = town("five");
        Condition seen = Condition.factAtLeast(DomainId.of(9), ProgramId.NONE, AssetId.of("price"), Quantity.of(7));
        Applied first = apply(
                town,
                split(town, 40),
                new Merge(town.world().drafts().header(AUTHOR), GOLD, ResourceId.of(2)),
                watch(town, seen));
        Fact fact = town.world().see(DomainId.of(9), 1, AssetId.of("price"), Quantity.of(7));
        town.world().takeSnapshot(World.START + 20);
        Applied second = apply(town, fire(town, seen, fact.digest()), join(town, OTHER));

        StoredKey key = TestKeys.tiny();
        try (Prover prover =
                InProcessProver.open(TestKeys.store(), TestKeys.TINY, Optional.of(key.id()), ProverOptions.UNLIMITED)) {
            for (Applied applied : List.of(first, second)) {
                Proof proof = Town.witness(applied, witness -> prover.prove(witness, ProgressListener.NONE));
                NativeReference.load().verify(key.verifyingKey(), proof.bytes(), proof.publicInputs());
            }
        }
        assertThat(second.trace().joined()).hasSize(1);
        assertThat(second.trace().promises()).hasSize(1);
    }

    @Test
    void check_whatTheRulesForbid_isRefusedByName() throws Exception {
        Condition held = Condition.atLeast(GOLD, Quantity.of(101));
        Town town = town("forbidden");
        apply(
                town,
                watch(town, held),
                new Watch(
                        town.world().drafts().header(OTHER),
                        Condition.time(Seconds.of(1)),
                        join(town, OTHER).asPromise()));
        try (CircuitChecker checker = CircuitChecker.open(TestKeys.TINY)) {
            assertRefused(checker, town, "E_SPLIT_QUANTITY", split(town, 100));
            assertRefused(checker, town, "E_PARTY_SELF", join(town, AUTHOR));
            assertRefused(checker, town, "E_CONDITION", fire(town, held, FactDigest.NONE), join(town, OTHER));
            assertRefused(
                    checker,
                    town,
                    "E_NOT_OWNER",
                    new Merge(town.world().drafts().header(OTHER), GOLD, GOLD));
            assertRefused(
                    checker,
                    town,
                    "E_NOT_WATCHER",
                    new Fire(
                            town.world().drafts().header(AUTHOR),
                            WatchId.of(2),
                            Condition.time(Seconds.of(1)).watched(),
                            join(town, OTHER).asPromise(),
                            FactDigest.NONE),
                    join(town, OTHER));
        }
    }

    @Test
    void check_fireWithoutItsPromise_isRefused() throws Exception {
        Condition held = Condition.owner(GOLD, AUTHOR);
        Town town = town("broken promise");
        apply(town, watch(town, held));
        Effect another = new Transfer(town.world().drafts().header(AUTHOR), GOLD, CapabilityId.NONE, OTHER);
        try (CircuitChecker checker = CircuitChecker.open(TestKeys.TINY)) {
            assertThat(check(checker, town, fire(town, held, FactDigest.NONE))).isPresent();
            assertThat(check(checker, town, fire(town, held, FactDigest.NONE), another))
                    .isPresent();
            assertThat(check(checker, town, fire(town, held, FactDigest.NONE), join(town, ProgramId.of(1))))
                    .isPresent();
            assertThat(check(checker, town, fire(town, held, FactDigest.NONE), join(town, OTHER)))
                    .isEmpty();
        }
    }

    private static void assertRefused(CircuitChecker checker, Town town, String rule, Effect... effects)
            throws Exception {
        assertThat(check(checker, town, effects))
                .as(rule)
                .hasValueSatisfying(violation -> assertThat(violation.rules()).contains(rule));
    }

    /** What the circuit says of a batch that is executed whether or not it may be. */
    private static Optional<Violation> check(CircuitChecker checker, Town town, Effect... effects) throws Exception {
        World world = town.world();
        Batch batch = world.sign(filled(town, effects));
        ForcedEngine.Forced forced = ForcedEngine.force(world.state(), batch, world.snapshot(), world.shape());
        try (Witness witness = WitnessEncoder.encode(forced.trace(), forced.statement())) {
            return checker.check(witness);
        }
    }
}
