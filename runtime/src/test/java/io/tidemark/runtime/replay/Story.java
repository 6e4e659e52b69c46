package io.tidemark.runtime.replay;

import io.tidemark.core.BatchBuilder;
import io.tidemark.core.testkit.World;
import io.tidemark.model.Accept;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Claim;
import io.tidemark.model.Counter;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fact;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Slot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Transfer;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFolder;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** What a logged world does in tests: five batches under three snapshots, with every kind of entry in the logs. */
public final class Story {
    public static final ProgramId BANK = ProgramId.of(1);
    public static final ProgramId ADA = ProgramId.of(2);
    public static final ProgramId BOB = ProgramId.of(3);
    public static final ResourceId GOLD = ResourceId.of(1);
    public static final ResourceId MORE = ResourceId.of(2);

    private Story() {}

    /** A header whose counter and snapshot are filled in later. */
    private static EffectHeader by(ProgramId author) {
        return EffectHeader.of(author, Counter.of(1), SnapshotDigest.NONE);
    }

    public static Function<BatchBuilder, Effect> register(ProgramId program, DomainId domain) {
        return builder ->
                new Register(by(program), domain, World.key(program).publicKey().point());
    }

    public static Function<BatchBuilder, Effect> deposit(Fact fact) {
        return builder ->
                new Deposit(by(fact.account()), fact.sequence(), fact.quantity(), fact.asset(), fact.digest());
    }

    public static Function<BatchBuilder, Effect> transfer(ProgramId author, ResourceId resource, ProgramId to) {
        return transfer(author, resource, to, CapabilityId.NONE);
    }

    private static Function<BatchBuilder, Effect> transfer(
            ProgramId author, ResourceId resource, ProgramId to, CapabilityId capability) {
        return builder -> new Transfer(by(author), resource, capability, to);
    }

    public static Function<BatchBuilder, Effect> invoke(ProgramId author, ProgramId target, ResourceId... arguments) {
        return builder -> new Invoke(by(author), target, List.of(arguments), EntryDigest.of("take"), IntentHead.NONE);
    }

    public static Function<BatchBuilder, Effect> accept(ProgramId author, long call) {
        return builder -> new Accept(by(author), CallId.of(call), invokeHead(builder, call), IntentHead.NONE);
    }

    private static Function<BatchBuilder, Effect> decline(ProgramId author, long call) {
        return builder -> new Decline(by(author), CallId.of(call), invokeHead(builder, call), IntentHead.NONE);
    }

    private static IntentHead invokeHead(BatchBuilder builder, long call) {
        return ((CallCell) builder.cell(CallId.of(call)).orElseThrow()).invokeHead();
    }

    /** A world that has lived through all of it. */
    public static LoggedWorld of(LogFolder folder) throws LogException, IOException {
        LoggedWorld world = new LoggedWorld(folder);
        world.batch(register(BANK, LoggedWorld.DOMAIN), register(ADA, DomainId.NONE), register(BOB, DomainId.NONE));
        Fact first = world.observe(BANK, 1, 100);
        Fact lost = world.observe(BANK, 2, 50);
        world.snapshot(List.of(1, 2));
        world.batch(
                deposit(first),
                transfer(BANK, GOLD, ADA),
                builder -> new Escrow(
                        by(ADA), GOLD, CapabilityId.NONE, BOB, Slot.of(1), Seconds.of(5000), false, ProgramId.NONE),
                builder -> new Claim(by(BOB), GOLD, CapabilityId.NONE, BOB, Slot.of(1)));
        world.withdraw(lost);
        Fact second = world.observe(BANK, 3, 70);
        world.snapshot(List.of(0, 1, 2));
        world.batch(
                deposit(second),
                builder -> new Delegate(
                        by(BOB),
                        GOLD,
                        CapabilityId.NONE,
                        ADA,
                        Quantity.of(100),
                        Seconds.of(5000),
                        Rights.of(Right.TRANSFER)),
                transfer(ADA, GOLD, BANK, CapabilityId.of(1)));
        world.batch(invoke(BANK, ADA, GOLD, MORE), accept(ADA, 1), invoke(ADA, BOB, GOLD));
        world.batch(decline(BOB, 2), transfer(ADA, MORE, BOB));
        return world;
    }
}
