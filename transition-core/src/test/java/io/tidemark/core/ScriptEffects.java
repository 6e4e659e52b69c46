package io.tidemark.core;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import io.tidemark.core.testkit.World;
import io.tidemark.model.Accept;
import io.tidemark.model.AssetId;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallEffect;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Claim;
import io.tidemark.model.Condition;
import io.tidemark.model.ConditionKind;
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
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.GroupMembership;
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
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Slot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.Withdraw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The effects of one line of a {@link Script}. */
final class ScriptEffects {
    private static final Fr BAD = Fr.of(0xbad);

    private final Script script;
    private final Drafts drafts;

    ScriptEffects(Script script) {
        this.script = script;
        this.drafts = script.world().drafts();
    }

    List<Effect> parse(String body) {
        List<Effect> effects = new ArrayList<>();
        String rest = body.strip();
        while (!rest.isEmpty()) {
            boolean grouped = rest.startsWith("{");
            int end = grouped ? rest.indexOf('}') : rest.indexOf(';');
            String part = rest.substring(grouped ? 1 : 0, end < 0 ? rest.length() : end);
            rest = end < 0 ? "" : rest.substring(end + 1).strip();
            rest = grouped && rest.startsWith(";") ? rest.substring(1).strip() : rest;
            effects.addAll(grouped ? group(part) : List.of(single(ScriptLine.of(part))));
        }
        return effects;
    }

    private List<Effect> group(String part) {
        List<ScriptLine> lines =
                Stream.of(part.split(";", -1)).map(ScriptLine::of).toList();
        return drafts.fillGroup(lines.stream().map(this::draft).toList());
    }

    private Effect single(ScriptLine line) {
        Effect filled = drafts.fill(draft(line));
        if (filled instanceof CallEffect call && line.has("callhead", "bad")) {
            filled = call.withCallHead(new IntentHead(BAD));
        }
        EffectHeader header = filled.header();
        return filled.withHeader(new EffectHeader(
                header.author(),
                Counter.of(line.number("counter", header.counter().value())),
                line.has("snapshot", "old") ? new SnapshotDigest(BAD) : header.snapshot(),
                line.has("group", "bad") ? new GroupMembership(new GroupDigest(BAD), 0, 1) : header.group()));
    }

    private Effect draft(ScriptLine line) {
        ProgramId author = ProgramId.of(Long.parseLong(line.word(0)));
        EffectHeader header = EffectHeader.of(author, Counter.ZERO, SnapshotDigest.NONE);
        EffectKind kind = EffectKind.ofLabel(line.word(1)).orElseThrow();
        ResourceId resource = ResourceId.of(line.number("resource", 0));
        CapabilityId capability = CapabilityId.of(line.number("capability", 0));
        ProgramId party = ProgramId.of(line.number("party", 0));
        Slot slot = Slot.of(line.number("slot", 0));
        return switch (kind) {
            case REGISTER -> new Register(header, DomainId.of(line.number("domain", 0)), key(line, author));
            case DEPOSIT -> deposit(header, line);
            case WITHDRAW -> new Withdraw(header, resource, Reference.of("away"));
            case TRANSFER -> new Transfer(header, resource, capability, party);
            case ESCROW ->
                new Escrow(
                        header,
                        resource,
                        capability,
                        party,
                        slot,
                        time(line, "deadline"),
                        line.has("revocable", "yes"),
                        ProgramId.of(line.number("beneficiary", 0)));
            case CLAIM -> new Claim(header, resource, capability, party, slot);
            case REVOKE -> new Revoke(header, resource, party, slot);
            case DELEGATE ->
                new Delegate(
                        header,
                        resource,
                        capability,
                        party,
                        new Quantity(line.number("quantity", 1000)),
                        time(line, "expiry"),
                        rights(line.text("rights", "TRANSFER,ESCROW,CLAIM,DELEGATE")));
            case REVOKE_CAPABILITY -> new RevokeCapability(header, capability);
            case INVOKE -> new Invoke(header, party, arguments(line), EntryDigest.of("pay"), IntentHead.NONE);
            case ACCEPT -> new Accept(header, call(line), invokeHead(line), IntentHead.NONE);
            case DECLINE -> new Decline(header, call(line), invokeHead(line), IntentHead.NONE);
            case SPLIT -> new Split(header, resource, new Quantity(line.number("quantity", 40)));
            case MERGE -> new Merge(header, resource, ResourceId.of(line.number("other", 0)));
            case WATCH -> new Watch(header, condition(line), promise(line));
            case FIRE -> fire(header, line);
            case JOIN -> new Join(header, party);
        };
    }

    private Condition condition(ScriptLine line) {
        ResourceId resource = ResourceId.of(line.number("resource", 0));
        ProgramId party = ProgramId.of(line.number("party", 0));
        DomainId domain = DomainId.of(line.number("domain", 9));
        AssetId asset = AssetId.of(line.text("asset", "price"));
        Quantity bound = new Quantity(line.number("bound", 100));
        return switch (ConditionKind.valueOf(line.text("on", "TIME"))) {
            case STATUS -> Condition.status(resource, ResourceStatus.valueOf(line.text("status", "HELD")));
            case OWNER -> Condition.owner(resource, party);
            case QUANTITY_AT_LEAST -> Condition.atLeast(resource, bound);
            case QUANTITY_AT_MOST -> Condition.atMost(resource, bound);
            case FACT_AT_LEAST -> Condition.factAtLeast(domain, party, asset, bound);
            case FACT_AT_MOST -> Condition.factAtMost(domain, party, asset, bound);
            case TIME -> Condition.time(time(line, "time"));
        };
    }

    /** The promise of an effect by the same author; of nothing anybody can do if none is given. */
    private PromiseDigest promise(ScriptLine line) {
        String promised = line.text("promise", "none");
        return promised.equals("none")
                ? new PromiseDigest(BAD)
                : draft(ScriptLine.of(promised.replace(',', ' '))).asPromise();
    }

    private Effect fire(EffectHeader header, ScriptLine line) {
        WatchId watch = WatchId.of(line.number("watch", 0));
        Condition condition = condition(line);
        boolean ofFact = condition.kind().isOfFact();
        FactDigest fact = ofFact && !line.has("fact", "bad")
                ? script.fact(line.text("fact", "?")).digest()
                : FactDigest.NONE;
        return new Fire(header, watch, condition.watched(), promise(line), fact);
    }

    private Effect deposit(EffectHeader header, ScriptLine line) {
        Fact fact = script.fact(line.text("fact", "?"));
        FactDigest digest = line.has("digest", "bad") ? new FactDigest(BAD) : fact.digest();
        return new Deposit(
                header,
                Sequence.of(line.number("sequence", fact.sequence().value())),
                new Quantity(line.number("quantity", fact.quantity().bits())),
                AssetId.of(line.text("asset", "Gold")),
                digest);
    }

    private static JubjubPoint key(ScriptLine line, ProgramId author) {
        return switch (line.text("key", "own")) {
            case "own" -> World.key(author).publicKey().point();
            case "identity" -> JubjubPoint.IDENTITY;
            case "order2" -> new JubjubPoint(Fr.ZERO, Fr.ONE.neg());
            case "mixed" -> World.key(author).publicKey().point().add(new JubjubPoint(Fr.ZERO, Fr.ONE.neg()));
            case "off" -> new JubjubPoint(Fr.ONE, Fr.ONE);
            default -> throw new IllegalArgumentException("no such key: " + line.text("key", ""));
        };
    }

    private CallId call(ScriptLine line) {
        return CallId.of(line.number("call", 0));
    }

    private IntentHead invokeHead(ScriptLine line) {
        String head = line.text("head", "own");
        if (head.startsWith("of")) {
            return drafts.head(ProgramId.of(Long.parseLong(head.substring(2))));
        }
        return head.equals("bad")
                ? new IntentHead(BAD)
                : script.world()
                        .state()
                        .call(call(line))
                        .map(CallCell::invokeHead)
                        .orElse(IntentHead.NONE);
    }

    private static Seconds time(ScriptLine line, String key) {
        return Seconds.of(World.START + line.number(key, 1000));
    }

    private static List<ResourceId> arguments(ScriptLine line) {
        String list = line.text("arguments", "");
        return list.isEmpty()
                ? List.of()
                : Stream.of(list.split(",", -1))
                        .map(text -> ResourceId.of(Long.parseLong(text)))
                        .toList();
    }

    private static Rights rights(String list) {
        return list.equals("none")
                ? Rights.NONE
                : Rights.of(Stream.of(list.split(",", -1)).map(Right::valueOf).toArray(Right[]::new));
    }
}
