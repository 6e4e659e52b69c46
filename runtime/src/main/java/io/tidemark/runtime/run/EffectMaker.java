package io.tidemark.runtime.run;

import io.tidemark.model.Accept;
import io.tidemark.model.AssetId;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Cell;
import io.tidemark.model.Claim;
import io.tidemark.model.Counter;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Escrow;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Seconds;
import io.tidemark.model.Slot;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Withdraw;
import io.tidemark.runtime.program.Action;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes effects of what a program proposes: indexes for names, authors where the rules leave one. */
final class EffectMaker {
    private static final long ALL = -1L;

    private final RunSetting setting;
    private final Ledger ledger;
    private final RunRecorder recorder;
    private final Map<String, ProgramId> programs = new HashMap<>();

    EffectMaker(RunSetting setting, Ledger ledger, RunRecorder recorder) {
        this.setting = setting;
        this.recorder = recorder;
        this.ledger = ledger;
    }

    /** Notes the index of a program of the world. */
    void name(String program, ProgramId id) {
        programs.put(program, id);
        ledger.name(id, program);
        recorder.named(id, program);
    }

    Map<String, ProgramId> programs() {
        return Map.copyOf(programs);
    }

    ProgramId program(Name role, RunFrame frame) throws StepFailed {
        ProgramId id = programs.get(frame.role(role));
        if (id == null) {
            throw new StepFailed(
                    "E_AUTHOR_UNKNOWN",
                    role.place(),
                    "expected that `" + role + "` is registered by now. Put its `register` step before.");
        }
        return id;
    }

    /** The registration of a program of the world. */
    Effect register(String program, Optional<String> timeline) {
        DomainId domain = timeline.map(this::domain).orElse(DomainId.NONE);
        return new Register(header(ProgramId.NONE), domain, setting.keys().key(program));
    }

    DomainId domain(String timeline) {
        return Objects.requireNonNull(setting.domains().get(timeline), timeline);
    }

    /** Who does it: said by the program, or the only one whom the rules would accept. */
    ProgramId author(Action action, RunFrame frame, Thing.@Nullable Call answering) throws StepFailed {
        return switch (action) {
            case Action.Register e -> ProgramId.NONE;
            case Action.Deposit e -> program(e.account(), frame);
            case Action.Withdraw e -> given(e.author(), e.resource(), frame);
            case Action.Transfer e -> given(e.author(), e.resource(), frame);
            case Action.Escrow e -> given(e.author(), e.resource(), frame);
            case Action.Claim e -> program(e.to(), frame);
            case Action.Revoke e ->
                e.author().isPresent()
                        ? program(e.author().get(), frame)
                        : cell(e.resource(), frame).terms().escrower();
            case Action.Delegate e -> program(e.author(), frame);
            case Action.RevokeCapability e -> program(e.author(), frame);
            case Action.Invoke e -> program(e.author(), frame);
            case Action.Accept e -> call(e.call(), frame, answering).target();
            case Action.Decline e -> call(e.call(), frame, answering).target();
            case Action.Split e -> given(e.author(), e.resource(), frame);
            case Action.Merge e -> given(e.author(), e.into(), frame);
            case Action.Join e -> program(e.author(), frame);
        };
    }

    private ProgramId given(Optional<Name> author, Name resource, RunFrame frame) throws StepFailed {
        return author.isPresent()
                ? program(author.get(), frame)
                : cell(resource, frame).holding().owner();
    }

    /** The effect by that author; counter, snapshot, group and call head are still to be filled. */
    Effect make(Action action, ProgramId author, RunFrame frame, Thing.@Nullable Call answering, long began)
            throws StepFailed {
        EffectHeader header = header(author);
        return switch (action) {
            case Action.Register e ->
                register(
                        frame.role(e.role()),
                        Objects.requireNonNull(
                                        frame.program().roles().get(e.role().text()))
                                .account()
                                .map(Name::text));
            case Action.Deposit e -> throw new IllegalStateException("a deposit is made of its fact");
            case Action.Withdraw e ->
                new Withdraw(
                        header,
                        frame.resource(e.resource()),
                        Reference.of(frame.value(e.destination()).text()));
            case Action.Transfer e ->
                new Transfer(
                        header,
                        frame.resource(e.resource()),
                        capability(e.capability(), frame),
                        program(e.to(), frame));
            case Action.Escrow e ->
                new Escrow(
                        header,
                        frame.resource(e.resource()),
                        capability(e.capability(), frame),
                        program(e.custodian(), frame),
                        Slot.of(frame.number(e.slot())),
                        Seconds.of(frame.time(e.deadline(), began)),
                        ((Value.Flag) frame.value(e.revocable())).on(),
                        e.beneficiary().isPresent() ? program(e.beneficiary().get(), frame) : ProgramId.NONE);
            case Action.Claim e -> {
                ResourceCell cell = cell(e.resource(), frame);
                yield new Claim(
                        header,
                        frame.resource(e.resource()),
                        capability(e.capability(), frame),
                        custodian(cell, author),
                        cell.terms().slot());
            }
            case Action.Revoke e -> {
                ResourceCell cell = cell(e.resource(), frame);
                yield new Revoke(
                        header,
                        frame.resource(e.resource()),
                        custodian(cell, author),
                        cell.terms().slot());
            }
            case Action.Delegate e -> delegate(header, e, frame, began);
            case Action.RevokeCapability e ->
                new RevokeCapability(
                        header,
                        frame.get(e.capability(), Thing.Capability.class).id());
            case Action.Invoke e -> {
                List<ResourceId> arguments = new ArrayList<>();
                for (Name argument : e.arguments()) {
                    arguments.add(frame.resource(argument));
                }
                yield new Invoke(
                        header, program(e.target(), frame), arguments, EntryDigest.of(e.entry()), IntentHead.NONE);
            }
            case Action.Accept e ->
                new Accept(
                        header,
                        callId(e.call(), frame, answering),
                        call(e.call(), frame, answering).invokeHead(),
                        IntentHead.NONE);
            case Action.Decline e ->
                new Decline(
                        header,
                        callId(e.call(), frame, answering),
                        call(e.call(), frame, answering).invokeHead(),
                        IntentHead.NONE);
            case Action.Split e ->
                new Split(
                        header,
                        frame.resource(e.resource()),
                        quantity((Value.Amount) frame.value(e.amount()), assetOf(e.resource(), frame), frame));
            case Action.Merge e -> new Merge(header, frame.resource(e.into()), frame.resource(e.resource()));
            case Action.Join e -> new Join(header, program(e.program(), frame));
        };
    }

    private Effect delegate(EffectHeader header, Action.Delegate e, RunFrame frame, long began) throws StepFailed {
        Quantity quantity;
        if (e.quantity().isPresent()) {
            Optional<AssetId> asset =
                    e.scope().isPresent() ? Optional.of(assetOf(e.scope().get(), frame)) : Optional.empty();
            quantity = quantity((Value.Amount) frame.value(e.quantity().get()), asset.orElse(AssetId.of("any")), frame);
        } else {
            quantity = e.scope().isPresent() ? cell(e.scope().get(), frame).quantity() : new Quantity(ALL);
        }
        return new Delegate(
                header,
                e.scope().isPresent() ? frame.resource(e.scope().get()) : ResourceId.NONE,
                capability(e.parent(), frame),
                program(e.holder(), frame),
                quantity,
                Seconds.of(frame.time(e.expiry(), began)),
                e.rights());
    }

    /** Of an escrow its custodian; else what the core will refuse. */
    private static ProgramId custodian(ResourceCell cell, ProgramId author) {
        ProgramId custodian = cell.holding().custodianProgram();
        return custodian.isNone() ? author : custodian;
    }

    private CapabilityId capability(Optional<Name> name, RunFrame frame) throws StepFailed {
        return name.isPresent() ? frame.get(name.get(), Thing.Capability.class).id() : CapabilityId.NONE;
    }

    private static CallId callId(Optional<Name> name, RunFrame frame, Thing.@Nullable Call answering)
            throws StepFailed {
        return name.isPresent()
                ? frame.get(name.get(), Thing.Call.class).id()
                : Objects.requireNonNull(answering, "the checker lets this through in handlers alone")
                        .id();
    }

    private CallCell call(Optional<Name> name, RunFrame frame, Thing.@Nullable Call answering) throws StepFailed {
        Cell cell = ledger.cell(callId(name, frame, answering)).orElseThrow();
        return (CallCell) cell;
    }

    ResourceCell cell(Name resource, RunFrame frame) throws StepFailed {
        return ledger.cell(frame.resource(resource))
                .map(ResourceCell.class::cast)
                .orElseThrow(() -> new StepFailed(
                        "E_RESOURCE_UNKNOWN",
                        resource.place(),
                        "expected a resource for `" + resource + "`, which the state does not have."));
    }

    AssetId assetOf(Name resource, RunFrame frame) throws StepFailed {
        return cell(resource, frame).asset();
    }

    /** An amount in the units of an asset; of one that the program does not declare, whole. */
    Quantity quantity(Value.Amount amount, AssetId asset, RunFrame frame) {
        int decimals = frame.program().assets().values().stream()
                .filter(known -> AssetId.of(known.name()).equals(asset))
                .mapToInt(known -> known.decimals())
                .findFirst()
                .orElse(0);
        return new Quantity(
                amount.number().movePointRight(decimals).toBigInteger().longValue());
    }

    static EffectHeader header(ProgramId author) {
        return EffectHeader.of(author, Counter.of(1), io.tidemark.model.SnapshotDigest.NONE);
    }
}
