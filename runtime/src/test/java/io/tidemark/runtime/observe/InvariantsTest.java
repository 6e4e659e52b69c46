package io.tidemark.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.core.testkit.World;
import io.tidemark.model.Accept;
import io.tidemark.model.AssetId;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Claim;
import io.tidemark.model.Condition;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Escrow;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Slot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Split;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.Withdraw;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.MemoryLogFolder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sound logs of an executor that lies: each lie is found, at the entry that tells it, and nothing else. */
class InvariantsTest {
    private static final ProgramId BANK = ProgramId.of(1);
    private static final ProgramId ADA = ProgramId.of(2);
    private static final ProgramId BOB = ProgramId.of(3);
    private static final ResourceId GOLD = ResourceId.of(1);
    private static final ResourceId PART = ResourceId.of(2);
    private static final CapabilityId FIRST = CapabilityId.of(1);
    private static final CapabilityId SECOND = CapabilityId.of(2);
    private static final CallId CALL = CallId.of(1);

    private final MemoryLogFolder folder = new MemoryLogFolder();
    private Telling told;

    /** Ada holds 100 gold; the logs of bank, ada and bob have 3, 1 and 1 entries. */
    @BeforeEach
    void begin() throws Exception {
        told = new Telling(folder);
        told.make(BANK, 1, register(BANK, 1)).make(ADA, 2, register(ADA, 0)).make(BOB, 3, register(BOB, 0));
        told.make(BANK, GOLD.index(), deposit(1, 100)).tell(BANK, transfer(GOLD, ADA));
        assertThat(Seen.codes(folder)).isEmpty();
    }

    @AfterEach
    void end() throws Exception {
        told.close();
    }

    private static Function<EffectHeader, Effect> register(ProgramId program, long domain) {
        return h -> new Register(
                h, DomainId.of(domain), World.key(program).publicKey().point());
    }

    private static Function<EffectHeader, Effect> deposit(long sequence, long quantity) {
        return h -> new Deposit(
                h, Sequence.of(sequence), Quantity.of(quantity), AssetId.of("Gold"), new FactDigest(Fr.of(sequence)));
    }

    private static Function<EffectHeader, Effect> transfer(ResourceId resource, ProgramId to) {
        return transfer(resource, to, CapabilityId.NONE);
    }

    private static Function<EffectHeader, Effect> transfer(ResourceId resource, ProgramId to, CapabilityId with) {
        return h -> new Transfer(h, resource, with, to);
    }

    private static Function<EffectHeader, Effect> escrow(ProgramId custodian, ProgramId beneficiary) {
        return h -> new Escrow(h, GOLD, CapabilityId.NONE, custodian, Slot.of(1), Seconds.of(5000), true, beneficiary);
    }

    private static Function<EffectHeader, Effect> claim(ProgramId custodian, long slot) {
        return h -> new Claim(h, GOLD, CapabilityId.NONE, custodian, Slot.of(slot));
    }

    private static Function<EffectHeader, Effect> delegate(
            ResourceId scope, CapabilityId parent, ProgramId holder, long expiry, Right... rights) {
        return h -> new Delegate(h, scope, parent, holder, Quantity.of(100), Seconds.of(expiry), Rights.of(rights));
    }

    private static Function<EffectHeader, Effect> invoke(ProgramId target, ResourceId... arguments) {
        return h -> new Invoke(h, target, List.of(arguments), EntryDigest.of("take"), IntentHead.NONE);
    }

    private static Effect accept(EffectHeader header) {
        return new Accept(header, CALL, IntentHead.NONE, IntentHead.NONE);
    }

    private static LogEvent invoked(ProgramId caller, ResourceId... arguments) {
        return new LogEvent.Invoked(CALL, caller, List.of(arguments), IntentHead.NONE);
    }

    private static LogEvent answered(ProgramId target, boolean accepted) {
        return new LogEvent.Answered(CALL, target, accepted, IntentHead.NONE);
    }

    // What is true.

    @Test
    void wholeLife_violatesNothing() throws Exception {
        told.make(ADA, 2, h -> new Split(h, GOLD, Quantity.of(40)))
                .tell(ADA, transfer(PART, BOB))
                .tell(BOB, transfer(PART, ADA))
                .tell(ADA, h -> new Merge(h, GOLD, PART))
                .tell(ADA, escrow(BOB, ProgramId.NONE))
                .tell(ADA, h -> new Revoke(h, GOLD, BOB, Slot.of(1)))
                .make(ADA, 1, delegate(GOLD, CapabilityId.NONE, BOB, 900, Right.TRANSFER, Right.DELEGATE))
                .make(BOB, 2, delegate(GOLD, FIRST, BANK, 900, Right.TRANSFER))
                .tell(BANK, transfer(GOLD, ADA, SECOND))
                .tell(ADA, h -> new RevokeCapability(h, SECOND))
                .tell(ADA, escrow(BOB, BOB))
                .tell(BOB, claim(BOB, 1))
                .both(BOB, 1, invoke(ADA, GOLD), ADA, invoked(BOB, GOLD))
                .both(ADA, 0, h -> new Decline(h, CALL, IntentHead.NONE, IntentHead.NONE), BOB, answered(ADA, false))
                .tell(BOB, transfer(GOLD, BANK))
                .tell(BANK, h -> new Withdraw(h, GOLD, Reference.of("out")));
        assertThat(Seen.codes(folder)).isEmpty();
    }

    // Programs.

    @Test
    void counter_skippedOrRepeated() throws Exception {
        told.raw(Telling.log(ADA), 50, 0, transfer(GOLD, BOB).apply(Telling.header(ADA, 3)));
        told.raw(Telling.log(BOB), 51, 0, transfer(GOLD, ADA).apply(Telling.header(BOB, 1)));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_COUNTER program2/2", "E_INV_COUNTER program3/2");
    }

    /** Program 3 has tick 3, gold was moved at 5: a tick of 4 is above the one and not above the other. */
    @Test
    void tick_thatDoesNotRiseAlongACell() throws Exception {
        told.raw(Telling.log(BOB), 4, 0, join(BANK).apply(Telling.header(BOB, 2)));
        told.raw(Telling.log(ADA), 5, 0, transfer(GOLD, BOB).apply(Telling.header(ADA, 2)));
        told.raw(Telling.log(BOB), 6, 0, transfer(GOLD, ADA).apply(Telling.header(BOB, 3)));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_CLOCK program3/2", "E_INV_CLOCK program2/2");
    }

    private static Function<EffectHeader, Effect> join(ProgramId joined) {
        return header -> new Join(header, joined);
    }

    @Test
    void effects_inTwoLogs_orOfTwoProgramsInOne() throws Exception {
        told.raw(Telling.log(BOB), 50, 0, transfer(GOLD, BOB).apply(Telling.header(ADA, 2)));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_LOG program3/2");
        told.raw(new ActorId("elsewhere"), 51, 0, join(BANK).apply(Telling.header(ADA, 3)));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_LOG program3/2", "E_INV_LOG elsewhere/1");
    }

    // Resources.

    @Test
    void resource_movedByTwoPrograms() throws Exception {
        told.tell(ADA, transfer(GOLD, BOB)).tell(ADA, transfer(GOLD, BANK));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_OWNER program2/3");
    }

    @Test
    void resource_thatNobodyMade_orMadeTwice() throws Exception {
        told.tell(ADA, transfer(PART, BOB)).make(BANK, GOLD.index(), deposit(2, 5));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_OWNER program2/2", "E_INV_OWNER program1/4");
    }

    @Test
    void resource_movedWhileItIsEscrowedOrInACallOrGone() throws Exception {
        told.tell(ADA, escrow(BOB, ProgramId.NONE), transfer(GOLD, ADA))
                .both(ADA, 1, invoke(BOB, GOLD), BOB, invoked(ADA, GOLD))
                .tell(ADA, transfer(GOLD, BANK))
                .tell(BANK, h -> new Withdraw(h, GOLD, Reference.of("out")), transfer(GOLD, ADA));
        assertThat(Seen.codes(folder))
                .containsExactly("E_INV_OWNER program2/3", "E_INV_OWNER program2/5", "E_INV_OWNER program1/5");
    }

    @Test
    void resource_movedWithACapabilityOfSomeoneWhoDoesNotOwnIt() throws Exception {
        told.make(ADA, 1, delegate(GOLD, CapabilityId.NONE, BOB, 900, Right.TRANSFER))
                .tell(ADA, transfer(GOLD, BANK))
                .tell(BOB, transfer(GOLD, BOB, FIRST));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_OWNER program3/2");
    }

    @Test
    void claim_withoutEscrow_ofAnotherSlot_byAnother_twice() throws Exception {
        told.tell(BOB, claim(BOB, 1));
        told.tell(BOB, escrow(ADA, ADA)).tell(BOB, claim(BOB, 1));
        told.tell(BOB, escrow(ADA, ADA)).tell(ADA, claim(ADA, 2));
        told.tell(ADA, escrow(BOB, BANK)).tell(BOB, claim(BOB, 1));
        told.tell(BOB, escrow(BOB, ProgramId.NONE)).tell(BOB, claim(BOB, 1), claim(BOB, 1));
        assertThat(Seen.codes(folder))
                .containsExactly(
                        "E_INV_ESCROW program3/2",
                        "E_INV_ESCROW program3/4",
                        "E_INV_ESCROW program2/2",
                        "E_INV_ESCROW program3/6",
                        "E_INV_ESCROW program3/9");
    }

    @Test
    void revoke_ofWhatAnotherEscrowed() throws Exception {
        told.tell(ADA, escrow(BOB, ProgramId.NONE)).tell(BOB, h -> new Revoke(h, GOLD, BOB, Slot.of(1)));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_ESCROW program3/2");
    }

    @Test
    void split_ofAllOrMore_andMergeOfDifferentThings() throws Exception {
        told.make(ADA, 2, h -> new Split(h, GOLD, Quantity.of(100)));
        told.make(BANK, 3, deposit(2, -1 >>> 1)).tell(BANK, transfer(ResourceId.of(3), ADA));
        told.make(
                        BANK,
                        4,
                        h -> new Deposit(
                                h, Sequence.of(3), Quantity.of(7), AssetId.of("Silver"), new FactDigest(Fr.of(3))))
                .tell(BANK, transfer(ResourceId.of(4), ADA));
        told.tell(ADA, h -> new Merge(h, PART, ResourceId.of(4)));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_QUANTITY program2/2", "E_INV_QUANTITY program2/3");
    }

    // Capabilities.

    @Test
    void capability_usedAfterItOrOneAboveWasRevoked() throws Exception {
        told.make(ADA, 1, delegate(ResourceId.NONE, CapabilityId.NONE, BOB, 900, Right.TRANSFER, Right.DELEGATE))
                .make(BOB, 2, delegate(GOLD, FIRST, BANK, 900, Right.TRANSFER))
                .tell(ADA, h -> new RevokeCapability(h, FIRST))
                .tell(BANK, transfer(GOLD, ADA, SECOND))
                .tell(BOB, transfer(GOLD, ADA, FIRST));
        assertThat(Seen.violations(folder))
                .extracting(Violation::toString)
                .containsExactly(
                        "E_INV_CAPABILITY in program1/4: expected a use before it was revoked, got capability 2 used by"
                                + " program 1 for TRANSFER of resource 1, after capability 1 above it was revoked",
                        "E_INV_CAPABILITY in program3/3: expected a use before it was revoked, got capability 1 used by"
                                + " program 3 for TRANSFER of resource 1");
    }

    @Test
    void capability_ofAnother_forAnotherRightOrResource_orNone() throws Exception {
        told.make(ADA, 1, delegate(PART, CapabilityId.NONE, BOB, 900, Right.ESCROW));
        assertThat(Seen.codes(folder)).as("of a resource that is not there").containsExactly("E_INV_OWNER program2/2");
        told.tell(BANK, transfer(GOLD, ADA, FIRST));
        assertThat(Seen.codes(folder).subList(1, 4)).containsOnly("E_INV_CAPABILITY program1/4");
        told.tell(BANK, transfer(GOLD, ADA, SECOND));
        assertThat(Seen.codes(folder).subList(4, 6))
                .containsExactly("E_INV_OWNER program1/5", "E_INV_CAPABILITY program1/5");
    }

    @Test
    void capability_widerThanItsParent_orRevokedByAStranger() throws Exception {
        told.make(ADA, 1, delegate(GOLD, CapabilityId.NONE, BOB, 900, Right.DELEGATE))
                .make(BOB, 2, delegate(GOLD, FIRST, BANK, 900, Right.TRANSFER))
                .make(BOB, 3, delegate(GOLD, FIRST, BANK, 901, Right.DELEGATE))
                .tell(BANK, h -> new RevokeCapability(h, FIRST));
        assertThat(Seen.codes(folder))
                .containsExactly("E_INV_GRANT program3/2", "E_INV_GRANT program3/3", "E_INV_GRANT program1/4");
    }

    // Calls.

    @Test
    void call_answeredTwice_byAnother_orNeverMade() throws Exception {
        told.both(BOB, 0, InvariantsTest::accept, ADA, answered(BOB, true));
        told.both(ADA, 1, invoke(BOB, GOLD), BOB, invoked(ADA, GOLD));
        told.both(BANK, 0, InvariantsTest::accept, ADA, answered(BANK, true));
        told.both(BOB, 0, InvariantsTest::accept, ADA, answered(BOB, true));
        assertThat(Seen.codes(folder))
                .containsExactly("E_INV_CALL program3/2", "E_INV_CALL program1/4", "E_INV_CALL program3/4");
    }

    @Test
    void call_thatOneSideTellsAlone_orOtherwise() throws Exception {
        told.make(ADA, 1, invoke(BOB));
        told.both(BOB, 0, InvariantsTest::accept, ADA, answered(BOB, false));
        told.event(Telling.log(BOB), new LogEvent.Invoked(CallId.of(2), ADA, List.of(), IntentHead.NONE));
        assertThat(Seen.codes(folder))
                .containsExactly("E_INV_SIDES executor/7", "E_INV_SIDES program2/3", "E_INV_SIDES executor/9");
    }

    // Watches.

    @Test
    void watch_thatFiresTwice_forAnother_orBreaksItsPromise() throws Exception {
        Condition condition = Condition.time(Seconds.of(7));
        Effect promised = transfer(GOLD, BOB).apply(Telling.header(ADA, 9));
        Function<EffectHeader, Effect> fire =
                h -> new Fire(h, WatchId.of(1), condition.watched(), promised.asPromise(), FactDigest.NONE);
        told.make(ADA, 1, h -> new Watch(h, condition, promised.asPromise()))
                .tell(BOB, fire, join(ADA))
                .make(ADA, 1, h -> new Watch(h, condition, promised.asPromise()))
                .tell(ADA, fire, transfer(GOLD, BOB))
                .tell(BOB, transfer(GOLD, ADA))
                .tell(ADA, fire, transfer(GOLD, BOB));
        assertThat(Seen.codes(folder))
                .containsExactly("E_INV_WATCH program3/2", "E_INV_WATCH program3/3", "E_INV_WATCH program2/6");
    }

    // Facts and batches.

    @Test
    void fact_thatBacksTwoDeposits() throws Exception {
        told.make(BANK, 2, deposit(1, 100));
        assertThat(Seen.codes(folder)).containsExactly("E_INV_FACT program1/4");
    }

    @Test
    void batch_outOfOrder_onAnotherRoot_ofEntriesThatAreNotThere() throws Exception {
        told.batch(batch(1, 0, 1, 1));
        told.batch(batch(2, 1, 2, 2));
        assertThat(Seen.codes(folder)).isEmpty();
        told.batch(batch(4, 2, 3, 2));
        told.batch(batch(5, 4, 5, 2));
        told.batch(batch(6, 5, 6, 4));
        assertThat(Seen.codes(folder))
                .containsExactly("E_INV_BATCH executor/9", "E_INV_BATCH executor/10", "E_INV_BATCH executor/11");
    }

    private BatchRecorded batch(long sequence, long pre, long post, long entry) {
        LogHead last = new LogHead(entry, new EntryHash(Bytes32.ZERO));
        HeadSignature signature = new HeadSignature(BANK, World.key(BANK).sign(Fr.of(1)));
        return new BatchRecorded(
                Sequence.of(sequence),
                SnapshotDigest.NONE,
                new StateRoot(Fr.of(pre)),
                new StateRoot(Fr.of(post)),
                1,
                Optional.empty(),
                List.of(new BatchRecorded.Author(Telling.log(BANK), last, signature)),
                List.of(1));
    }
}
