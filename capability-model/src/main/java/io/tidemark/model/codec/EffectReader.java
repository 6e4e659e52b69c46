package io.tidemark.model.codec;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import io.tidemark.model.Accept;
import io.tidemark.model.AssetId;
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
import io.tidemark.model.EffectKind;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Escrow;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
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
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.Withdraw;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/** Reads effects; inverse of {@link EffectWriter}. */
final class EffectReader {
    private static final int GROUP_BITS = 8;

    private EffectReader() {}

    static Effect read(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        EffectKind kind = in.keyAmong("a kind of effect, for example Transfer", EffectKind::ofLabel);
        in.beginMap();
        Effect effect = switch (kind) {
            case REGISTER -> register(in);
            case DEPOSIT -> deposit(in);
            case WITHDRAW -> withdraw(in);
            case TRANSFER -> transfer(in);
            case ESCROW -> escrow(in);
            case CLAIM -> claim(in);
            case REVOKE -> revoke(in);
            case DELEGATE -> delegate(in);
            case REVOKE_CAPABILITY -> revokeCapability(in);
            case INVOKE -> invoke(in);
            case ACCEPT -> accept(in);
            case DECLINE -> decline(in);
            case SPLIT -> split(in);
            case MERGE -> merge(in);
            case WATCH -> watch(in);
            case FIRE -> fire(in);
            case JOIN -> join(in);
        };
        in.endMap();
        in.endMap();
        return effect;
    }

    private static EffectHeader header(DocumentReader in) throws MalformedInputException {
        in.key("header");
        in.beginMap();
        GroupMembership group = in.hasKey("group") ? group(in) : GroupMembership.NONE;
        EffectHeader header = new EffectHeader(
                Scalars.program(in, "author"),
                Counter.of(in.number("counter", Scalars.WORD)),
                Scalars.snapshot(in, "snapshot"),
                group);
        in.endMap();
        return header;
    }

    private static GroupMembership group(DocumentReader in) throws MalformedInputException {
        in.key("group");
        Place here = in.place();
        in.beginMap();
        int size = (int) in.number("size", GROUP_BITS);
        int index = (int) in.number("index", GROUP_BITS);
        GroupDigest digest = new GroupDigest(in.lane("digest"));
        in.endMap();
        return here.make("a group that is not none", () -> {
            if (digest.isNone()) {
                throw new IllegalArgumentException("expected no key group without a group, got the digest zero");
            }
            return new GroupMembership(digest, index, size);
        });
    }

    private static Register register(DocumentReader in) throws MalformedInputException {
        DomainId domain = Scalars.domain(in, "domain");
        EffectHeader header = header(in);
        in.key("controller");
        Place here = in.place();
        Bytes bytes = in.exactBytesValue(2 * Fr.BYTES);
        JubjubPoint key = new JubjubPoint(
                Scalars.lane(bytes.slice(0, Fr.BYTES), here), Scalars.lane(bytes.slice(Fr.BYTES, Fr.BYTES), here));
        return new Register(header, domain, key);
    }

    private static Deposit deposit(DocumentReader in) throws MalformedInputException {
        FactDigest fact = new FactDigest(in.lane("fact"));
        AssetId asset = new AssetId(in.lane("asset"));
        EffectHeader header = header(in);
        Quantity quantity = Scalars.quantity(in, "quantity");
        Sequence sequence = Sequence.of(in.number("factSequence", Scalars.WORD));
        return new Deposit(header, sequence, quantity, asset, fact);
    }

    private static Withdraw withdraw(DocumentReader in) throws MalformedInputException {
        return new Withdraw(header(in), Scalars.resource(in, "resource"), new Reference(in.lane("destination")));
    }

    private static Transfer transfer(DocumentReader in) throws MalformedInputException {
        EffectHeader header = header(in);
        ProgramId newOwner = Scalars.program(in, "newOwner");
        ResourceId resource = Scalars.resource(in, "resource");
        return new Transfer(header, resource, Scalars.capability(in, "capability"), newOwner);
    }

    private static Escrow escrow(DocumentReader in) throws MalformedInputException {
        Slot slot = Slot.of(in.number("slot", Scalars.WORD));
        EffectHeader header = header(in);
        Seconds deadline = Scalars.seconds(in, "deadline");
        ResourceId resource = Scalars.resource(in, "resource");
        ProgramId custodian = Scalars.program(in, "custodian");
        boolean revocable = in.flag("revocable");
        CapabilityId capability = Scalars.capability(in, "capability");
        ProgramId beneficiary = Scalars.program(in, "beneficiary");
        return new Escrow(header, resource, capability, custodian, slot, deadline, revocable, beneficiary);
    }

    private static Claim claim(DocumentReader in) throws MalformedInputException {
        Slot slot = Slot.of(in.number("slot", Scalars.WORD));
        EffectHeader header = header(in);
        ResourceId resource = Scalars.resource(in, "resource");
        ProgramId custodian = Scalars.program(in, "custodian");
        return new Claim(header, resource, Scalars.capability(in, "capability"), custodian, slot);
    }

    private static Revoke revoke(DocumentReader in) throws MalformedInputException {
        Slot slot = Slot.of(in.number("slot", Scalars.WORD));
        EffectHeader header = header(in);
        ResourceId resource = Scalars.resource(in, "resource");
        return new Revoke(header, resource, Scalars.program(in, "custodian"), slot);
    }

    private static Delegate delegate(DocumentReader in) throws MalformedInputException {
        ResourceId scope = Scalars.resource(in, "scope");
        Seconds expiry = Scalars.seconds(in, "expiry");
        EffectHeader header = header(in);
        ProgramId holder = Scalars.program(in, "holder");
        CapabilityId parent = Scalars.capability(in, "parent");
        Rights rights = rights(in);
        return new Delegate(header, scope, parent, holder, Scalars.quantity(in, "quantity"), expiry, rights);
    }

    private static Rights rights(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        return Scalars.rights(
                in.list("rights", Right.values().length, item -> item.constantValue(Right.values())), here);
    }

    private static RevokeCapability revokeCapability(DocumentReader in) throws MalformedInputException {
        return new RevokeCapability(header(in), Scalars.capability(in, "capability"));
    }

    private static Invoke invoke(DocumentReader in) throws MalformedInputException {
        EntryDigest entry = new EntryDigest(in.lane("entry"));
        EffectHeader header = header(in);
        ProgramId target = Scalars.program(in, "target");
        IntentHead callHead = Scalars.head(in, "callHead");
        Place here = in.place();
        List<ResourceId> arguments =
                in.list("arguments", Invoke.ARGUMENTS_MAX, item -> ResourceId.of(item.numberValue(Scalars.WORD)));
        return here.make("arguments", () -> new Invoke(header, target, arguments, entry, callHead));
    }

    private static Accept accept(DocumentReader in) throws MalformedInputException {
        CallId call = CallId.of(in.number("call", Scalars.WORD));
        EffectHeader header = header(in);
        IntentHead callHead = Scalars.head(in, "callHead");
        return new Accept(header, call, Scalars.head(in, "invokeHead"), callHead);
    }

    private static Decline decline(DocumentReader in) throws MalformedInputException {
        CallId call = CallId.of(in.number("call", Scalars.WORD));
        EffectHeader header = header(in);
        IntentHead callHead = Scalars.head(in, "callHead");
        return new Decline(header, call, Scalars.head(in, "invokeHead"), callHead);
    }

    private static Split split(DocumentReader in) throws MalformedInputException {
        EffectHeader header = header(in);
        Quantity quantity = Scalars.quantity(in, "quantity");
        return new Split(header, Scalars.resource(in, "resource"), quantity);
    }

    private static Merge merge(DocumentReader in) throws MalformedInputException {
        ResourceId other = Scalars.resource(in, "other");
        EffectHeader header = header(in);
        return new Merge(header, Scalars.resource(in, "resource"), other);
    }

    private static Watch watch(DocumentReader in) throws MalformedInputException {
        EffectHeader header = header(in);
        PromiseDigest promise = new PromiseDigest(in.lane("promise"));
        return new Watch(header, ConditionDocument.readCondition(in), promise);
    }

    private static Fire fire(DocumentReader in) throws MalformedInputException {
        WatchId watch = WatchId.of(in.number("watch", Scalars.WORD));
        EffectHeader header = header(in);
        PromiseDigest promise = new PromiseDigest(in.lane("promise"));
        ConditionDocument.Named named = ConditionDocument.readNamed(in);
        return new Fire(header, watch, named.watched(), promise, named.fact());
    }

    private static Join join(DocumentReader in) throws MalformedInputException {
        EffectHeader header = header(in);
        return new Join(header, Scalars.program(in, "program"));
    }
}
