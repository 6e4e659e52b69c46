package io.tidemark.runtime.engine;

import io.tidemark.model.Accept;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.Claim;
import io.tidemark.model.Condition;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Slot;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchId;
import io.tidemark.model.Watched;
import io.tidemark.model.Withdraw;
import io.tidemark.runtime.schedule.AccessSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Random proposals, made by looking at an engine that goes on meanwhile: most would do, many come too late. */
final class Wishes {
    private static final Seconds LATE = Seconds.of(1_900_000_000L);
    private static final int RECENT = 4;

    private final Engine engine;
    private final SplittableRandom random;
    private final Map<PromiseDigest, Effect> promises = new HashMap<>();

    Wishes(Engine engine, long seed) {
        this.engine = engine;
        this.random = new SplittableRandom(seed);
    }

    Proposal next() {
        int dice = random.nextInt(100);
        if (dice < 12) {
            return group();
        }
        if (dice >= 92) {
            return fired();
        }
        Proposal proposal = Proposal.of(effect());
        return dice < 20 ? proposal.declaring(someAccess()) : proposal;
    }

    /** Fires one of the first watches, with what it promised as far as these wishes know it. */
    private Proposal fired() {
        WatchId id = WatchId.of(recent(WatchId.of(1)));
        Optional<WatchCell> watch = engine.read(id).map(WatchCell.class::cast);
        if (watch.isEmpty()) {
            return Proposal.of(watch());
        }
        ProgramId watcher = watch.get().watcher();
        Watched watched = watch.get().condition().watched();
        Fire fire = new Fire(Town.header(watcher), id, watched, watch.get().promise(), FactDigest.NONE);
        Effect promised = Objects.requireNonNullElse(
                promises.get(watch.get().promise()),
                new Transfer(Town.header(watcher), resource(), CapabilityId.NONE, program()));
        return Proposal.fired(fire, promised);
    }

    /** A watch of who owns a resource, by the owner of another one, which it promises to give away. */
    private Effect watch() {
        ResourceId resource = resource();
        ResourceId promisedOne = resource();
        ProgramId watcher = owner(promisedOne);
        Effect promised = new Transfer(Town.header(watcher), promisedOne, CapabilityId.NONE, program());
        promises.put(promised.asPromise(), promised);
        return new Watch(Town.header(watcher), Condition.owner(resource, owner(resource)), promised.asPromise());
    }

    private Effect split() {
        ResourceId resource = resource();
        return new Split(Town.header(owner(resource)), resource, new Quantity(1 + random.nextInt(8)));
    }

    private Effect merge() {
        ResourceId resource = resource();
        return new Merge(Town.header(owner(resource)), resource, resource());
    }

    private Proposal group() {
        List<Effect> drafts = new ArrayList<>();
        int size = random.nextInt(1, 4);
        while (drafts.size() < size) {
            drafts.add(effect());
        }
        return Proposal.group(drafts);
    }

    /** Sometimes enough. */
    private AccessSet someAccess() {
        Set<CellId> cells = new HashSet<>();
        for (long index = 1; index <= Town.PROGRAMS; index++) {
            cells.add(ProgramId.of(index));
        }
        for (long index = 1; index <= Town.RESOURCES; index++) {
            if (random.nextInt(4) > 0) {
                cells.add(ResourceId.of(index));
            }
        }
        return AccessSet.writing(cells);
    }

    private Effect effect() {
        return switch (random.nextInt(17)) {
            case 0 -> Town.register(Town.NEWCOMER, DomainId.NONE);
            case 1 -> deposit();
            case 2 -> withdraw();
            case 3 -> escrow();
            case 4 -> claim();
            case 5 -> revoke();
            case 6 -> delegate();
            case 7 -> new RevokeCapability(Town.header(program()), capability());
            case 8, 9 -> invoke();
            case 10 -> answer();
            case 11 -> split();
            case 12 -> merge();
            case 13 -> watch();
            case 14 -> new Join(Town.header(program()), program());
            default -> transfer();
        };
    }

    private Effect deposit() {
        List<Fact> facts = engine.snapshot().facts();
        return Town.deposit(facts.get(facts.size() - 1 - random.nextInt(RECENT)));
    }

    private Effect withdraw() {
        ResourceId resource = resource();
        return new Withdraw(Town.header(owner(resource)), resource, Reference.of("out"));
    }

    private Effect transfer() {
        ResourceId resource = resource();
        if (random.nextInt(3) == 0) {
            CapabilityId capability = capability();
            return new Transfer(Town.header(holder(capability)), scope(capability, resource), capability, program());
        }
        return new Transfer(Town.header(owner(resource)), resource, CapabilityId.NONE, program());
    }

    private Effect escrow() {
        ResourceId resource = resource();
        return new Escrow(
                Town.header(owner(resource)),
                resource,
                CapabilityId.NONE,
                program(),
                Slot.of(0),
                LATE,
                true,
                ProgramId.NONE);
    }

    private Effect claim() {
        ResourceId resource = resource();
        ProgramId custodian = custodian(resource);
        return new Claim(Town.header(custodian), resource, CapabilityId.NONE, custodian, Slot.of(0));
    }

    private Effect revoke() {
        ResourceId resource = resource();
        return new Revoke(Town.header(owner(resource)), resource, custodian(resource), Slot.of(0));
    }

    private Effect delegate() {
        Rights rights = Rights.of(Right.TRANSFER, Right.DELEGATE);
        if (random.nextInt(3) == 0) {
            CapabilityId parent = capability();
            return new Delegate(
                    Town.header(holder(parent)),
                    scope(parent, ResourceId.NONE),
                    parent,
                    program(),
                    new Quantity(20),
                    LATE,
                    rights);
        }
        ResourceId resource = resource();
        return new Delegate(
                Town.header(owner(resource)), resource, CapabilityId.NONE, program(), new Quantity(60), LATE, rights);
    }

    private Effect invoke() {
        ResourceId resource = resource();
        return new Invoke(
                Town.header(owner(resource)), program(), List.of(resource), EntryDigest.of("entry"), IntentHead.NONE);
    }

    private Effect answer() {
        CallId id = CallId.of(recent(CallId.of(1)));
        Optional<CallCell> call = engine.read(id).map(CallCell.class::cast);
        ProgramId target = call.map(CallCell::target).orElse(program());
        IntentHead head = call.map(CallCell::invokeHead).orElse(IntentHead.NONE);
        return random.nextBoolean()
                ? new Accept(Town.header(target), id, head, IntentHead.NONE)
                : new Decline(Town.header(target), id, head, IntentHead.NONE);
    }

    private ProgramId program() {
        return ProgramId.of(1 + random.nextInt(Town.PROGRAMS + 1));
    }

    private ResourceId resource() {
        return ResourceId.of(1 + random.nextInt(Town.RESOURCES + 1));
    }

    private CapabilityId capability() {
        return CapabilityId.of(recent(CapabilityId.of(1)));
    }

    /** One of the first few, perhaps one that does not exist yet. */
    private long recent(CellId first) {
        return first.index() + random.nextInt(RECENT);
    }

    private ProgramId owner(ResourceId resource) {
        return engine.read(resource)
                .map(cell -> ((ResourceCell) cell).holding().owner())
                .orElse(program());
    }

    private ProgramId custodian(ResourceId resource) {
        return engine.read(resource)
                .map(cell -> ((ResourceCell) cell).holding())
                .filter(holding -> holding.status() == ResourceStatus.ESCROWED)
                .map(holding -> holding.custodianProgram())
                .orElse(program());
    }

    private ProgramId holder(CapabilityId capability) {
        return engine.read(capability)
                .map(cell -> ((CapabilityCell) cell).grant().holder())
                .orElse(program());
    }

    private ResourceId scope(CapabilityId capability, ResourceId other) {
        return engine.read(capability)
                .map(cell -> ((CapabilityCell) cell).grant().scope())
                .orElse(other);
    }
}
