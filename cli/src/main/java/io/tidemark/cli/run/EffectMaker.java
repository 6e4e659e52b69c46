package io.tidemark.cli.run;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import io.tidemark.cli.world.FactFile;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Proposal;
import io.tidemark.cli.world.Ref;
import io.tidemark.cli.world.WatchedFor;
import io.tidemark.core.BatchBuilder;
import io.tidemark.core.Drafts;
import io.tidemark.model.Accept;
import io.tidemark.model.AssetId;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellKind;
import io.tidemark.model.Claim;
import io.tidemark.model.Condition;
import io.tidemark.model.ConditionKind;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.FactKind;
import io.tidemark.model.Fire;
import io.tidemark.model.Height;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Slot;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchId;
import io.tidemark.model.Watched;
import io.tidemark.model.Withdraw;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes effects of proposals: resolves names to the indexes that they have been given so far. A name that has none yet
 * stands for the first index that is not handed out, so that the core refuses it and not this class (WLD-17).
 */
final class EffectMaker {
    private final BatchBuilder batch;
    private final NameBook names;
    private final KeyRing keys;

    /** Makes effects that follow on from what the batch has come to. */
    EffectMaker(BatchBuilder batch, NameBook names, KeyRing keys) {
        this.batch = batch;
        this.names = names;
        this.keys = keys;
    }

    /**
     * The effect in words of the core; counter, call head and group are still to be filled.
     *
     * @param registers how many members of its group before it register
     */
    Effect make(Proposal proposal, Drafts drafts, long registers) throws MalformedFileException, IOException {
        EffectHeader header = header(proposal, drafts, registers);
        return switch (proposal) {
            case Proposal.Register e ->
                new Register(header, DomainId.of(e.program().domain()), key(e));
            case Proposal.Deposit e -> deposit(header, e);
            case Proposal.Withdraw e -> new Withdraw(header, resource(e.resource()), Reference.of(e.destination()));
            case Proposal.Transfer e ->
                new Transfer(header, resource(e.resource()), capability(e.capability()), program(e.owner()));
            case Proposal.Escrow e -> escrow(header, e);
            case Proposal.Claim e ->
                new Claim(
                        header,
                        resource(e.resource()),
                        capability(e.capability()),
                        program(e.custodian()),
                        Slot.of(e.slot()));
            case Proposal.Revoke e ->
                new Revoke(header, resource(e.resource()), program(e.custodian()), Slot.of(e.slot()));
            case Proposal.Delegate e -> delegate(header, e);
            case Proposal.RevokeCapability e -> new RevokeCapability(header, capability(e.capability()));
            case Proposal.Invoke e ->
                new Invoke(
                        header,
                        program(e.target()),
                        e.arguments().stream().map(this::resource).toList(),
                        EntryDigest.of(e.entry()),
                        IntentHead.NONE);
            case Proposal.Accept e -> new Accept(header, call(e.call()), invokeHead(call(e.call())), IntentHead.NONE);
            case Proposal.Decline e -> new Decline(header, call(e.call()), invokeHead(call(e.call())), IntentHead.NONE);
            case Proposal.Split e -> new Split(header, resource(e.resource()), new Quantity(e.quantity()));
            case Proposal.Merge e -> new Merge(header, resource(e.resource()), resource(e.other()));
            case Proposal.Watch e ->
                new Watch(
                        header,
                        condition(e.on()),
                        make(e.then(), drafts, registers).asPromise());
            case Proposal.Fire e -> fire(header, e);
            case Proposal.Join e -> new Join(header, program(e.program()));
        };
    }

    /** A fact as the core knows it; an account that is not registered is the first index not handed out. */
    static Fact fact(FactFile file, NameBook names, CellCounts counts) {
        long account = file.kind() == FactKind.OBSERVATION
                ? 0
                : names.index(CellKind.PROGRAM, file.account()).orElse(counts.programs() + 1);
        return new Fact(
                DomainId.of(file.domain()),
                ProgramId.of(account),
                Sequence.of(file.sequence()),
                file.kind(),
                AssetId.of(file.asset()),
                new Quantity(file.quantity()),
                new Height(file.height()),
                Seconds.of(file.time()),
                Reference.of(file.reference()));
    }

    /** The index that a reference stands for now. */
    long index(CellKind kind, Ref ref) {
        return switch (ref) {
            case Ref.Indexed indexed -> indexed.index();
            case Ref.Named named ->
                names.index(kind, named.name()).orElse(batch.counts().of(kind) + 1);
        };
    }

    private EffectHeader header(Proposal proposal, Drafts drafts, long registers) {
        ProgramId author = proposal instanceof Proposal.Register
                ? ProgramId.of(drafts.nextProgram().index() + registers)
                : program(proposal.author());
        return drafts.header(author);
    }

    private JubjubPoint key(Proposal.Register e) throws MalformedFileException, IOException {
        return keys.controllerKey(e.program());
    }

    private Deposit deposit(EffectHeader header, Proposal.Deposit e) {
        Fact fact = fact(e.fact(), names, batch.counts());
        return new Deposit(header, fact.sequence(), fact.quantity(), fact.asset(), fact.digest());
    }

    private Escrow escrow(EffectHeader header, Proposal.Escrow e) {
        Ref beneficiary = e.beneficiary();
        return new Escrow(
                header,
                resource(e.resource()),
                capability(e.capability()),
                program(e.custodian()),
                Slot.of(e.slot()),
                Seconds.of(e.deadline()),
                e.revocable(),
                beneficiary == null ? ProgramId.NONE : program(beneficiary));
    }

    private Delegate delegate(EffectHeader header, Proposal.Delegate e) {
        Ref scope = e.scope();
        return new Delegate(
                header,
                scope == null ? ResourceId.NONE : resource(scope),
                capability(e.parent()),
                program(e.holder()),
                new Quantity(e.quantity()),
                Seconds.of(e.expiry()),
                e.rights());
    }

    private Condition condition(WatchedFor on) {
        return switch (on) {
            case WatchedFor.Bound e ->
                new Condition(
                        new Watched(e.kind(), resource(e.resource()), ProgramId.NONE, DomainId.NONE),
                        new Quantity(e.quantity()),
                        Seconds.ZERO,
                        AssetId.NONE);
            case WatchedFor.Owner e -> Condition.owner(resource(e.resource()), program(e.owner()));
            case WatchedFor.Seen e ->
                new Condition(
                        new Watched(
                                e.kind(),
                                ResourceId.NONE,
                                e.account() == null ? ProgramId.NONE : program(e.account()),
                                DomainId.of(e.domain())),
                        new Quantity(e.quantity()),
                        Seconds.ZERO,
                        AssetId.of(e.asset()));
            case WatchedFor.Time e -> Condition.time(Seconds.of(e.seconds()));
        };
    }

    /** What a Fire repeats stands in the watch's cell; of a watch that is not there nothing can be repeated. */
    private Fire fire(EffectHeader header, Proposal.Fire e) {
        WatchId id = WatchId.of(index(CellKind.WATCH, e.watch()));
        Optional<WatchCell> cell = batch.cell(id).map(WatchCell.class::cast);
        Watched watched = cell.map(watch -> watch.condition().watched())
                .orElse(new Watched(ConditionKind.TIME, ResourceId.NONE, ProgramId.NONE, DomainId.NONE));
        PromiseDigest promise = cell.map(WatchCell::promise).orElse(new PromiseDigest(Fr.ZERO));
        FactFile fact = e.fact();
        FactDigest digest = fact == null || !watched.kind().isOfFact()
                ? FactDigest.NONE
                : fact(fact, names, batch.counts()).digest();
        return new Fire(header, id, watched, promise, digest);
    }

    private ProgramId program(Ref ref) {
        return ProgramId.of(index(CellKind.PROGRAM, ref));
    }

    private ResourceId resource(Ref ref) {
        return ResourceId.of(index(CellKind.RESOURCE, ref));
    }

    private CapabilityId capability(@Nullable Ref ref) {
        return ref == null ? CapabilityId.NONE : CapabilityId.of(index(CellKind.CAPABILITY, ref));
    }

    private CallId call(Ref ref) {
        return CallId.of(index(CellKind.CALL, ref));
    }

    private IntentHead invokeHead(CallId call) {
        return batch.cell(call)
                .map(CallCell.class::cast)
                .map(CallCell::invokeHead)
                .orElse(IntentHead.NONE);
    }
}
