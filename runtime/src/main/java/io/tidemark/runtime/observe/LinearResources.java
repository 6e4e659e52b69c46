package io.tidemark.runtime.observe;

import static io.tidemark.runtime.observe.ViolationCode.E_INV_ESCROW;
import static io.tidemark.runtime.observe.ViolationCode.E_INV_OWNER;
import static io.tidemark.runtime.observe.ViolationCode.E_INV_QUANTITY;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.Withdraw;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.observe.Holding.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A resource is owned by one program at a time, is moved by it alone or with its leave, is claimed only where it was
 * escrowed, and its quantity neither appears nor vanishes (spec OBS-8, OBS-9).
 *
 * @param roots of each capability, whose resources it moves
 * @param arguments of each call that is not answered
 */
record LinearResources(
        PMap<ResourceId, Holding> resources,
        PMap<CapabilityId, ProgramId> roots,
        PMap<CallId, List<ResourceId>> arguments,
        PMap<ProgramId, DomainId> domains)
        implements Invariant {

    static LinearResources start() {
        return new LinearResources(
                HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
    }

    @Override
    public Step after(StoredEntry entry) {
        if (!(entry.entry().payload() instanceof AppliedEffect applied)) {
            return Step.good(this);
        }
        Checks checks = new Checks(entry);
        return checks.then(apply(applied, checks));
    }

    private LinearResources apply(AppliedEffect applied, Checks checks) {
        return switch (applied.effect()) {
            case Register e -> with(domains.plus(e.author(), e.domain()));
            case Deposit e -> deposit(e, ResourceId.of(applied.created()), checks);
            case Withdraw e -> move(e.resource(), owned(e.resource(), e.author(), checks), Holding.ENDED);
            case Transfer e -> {
                Holding held = owned(e.resource(), mover(e.author(), e.capability()), checks);
                yield held == null ? this : put(e.resource(), held.heldBy(e.newOwner()));
            }
            case Escrow e -> {
                Holding held = owned(e.resource(), mover(e.author(), e.capability()), checks);
                yield move(
                        e.resource(), held, new Place.Escrowed(e.custodian(), e.slot(), e.author(), e.beneficiary()));
            }
            case Claim e -> claim(e, checks);
            case Revoke e -> revoke(e, checks);
            case Delegate e -> delegate(e, CapabilityId.of(applied.created()), checks);
            case RevokeCapability e -> this;
            case Invoke e -> invoke(e, CallId.of(applied.created()), checks);
            case Accept e -> answer(e.call(), e.author(), true);
            case Decline e -> answer(e.call(), e.author(), false);
            case Split e -> split(e, ResourceId.of(applied.created()), checks);
            case Merge e -> merge(e, checks);
            case Watch e -> this;
            case Fire e -> this;
            case Join e -> this;
        };
    }

    /** Whose resources an effect may move: its author's, or those of the root of the capability. */
    private ProgramId mover(ProgramId author, CapabilityId capability) {
        return capability.isNone() ? author : roots.getOrDefault(capability, ProgramId.NONE);
    }

    private @Nullable Holding known(ResourceId id, Checks checks) {
        Holding holding = resources.get(id);
        checks.require(holding != null, E_INV_OWNER, "a resource that was made", "resource " + id.index());
        return holding;
    }

    /** The resource if it is there; what is wrong with who moves it is noted. */
    private @Nullable Holding owned(ResourceId id, ProgramId mover, Checks checks) {
        Holding holding = known(id, checks);
        if (holding != null) {
            checks.require(
                    holding.isHeld() && holding.owner().equals(mover),
                    E_INV_OWNER,
                    "resource " + id.index() + " held by program " + mover.index(),
                    holding.where());
        }
        return holding;
    }

    private LinearResources deposit(Deposit e, ResourceId made, Checks checks) {
        requireNew(made, checks);
        DomainId domain = domains.getOrDefault(e.author(), DomainId.NONE);
        return put(made, new Holding(e.asset(), domain, e.quantity(), e.author(), Holding.HELD));
    }

    private void requireNew(ResourceId made, Checks checks) {
        checks.require(
                !resources.containsKey(made), E_INV_OWNER, "a new resource", "resource " + made.index() + " again");
    }

    private LinearResources claim(Claim e, Checks checks) {
        Holding holding = known(e.resource(), checks);
        if (holding == null) {
            return this;
        }
        boolean there = holding.place() instanceof Place.Escrowed escrow
                && escrow.custodian().equals(e.custodian())
                && escrow.slot().equals(e.slot())
                && (escrow.beneficiary().isNone() || escrow.beneficiary().equals(e.author()));
        ProgramId mover = mover(e.author(), e.capability());
        checks.require(
                there && mover.equals(e.capability().isNone() ? e.custodian() : holding.owner()),
                E_INV_ESCROW,
                "resource " + e.resource().index() + " escrowed with program "
                        + e.custodian().index() + " in slot " + e.slot().value() + ", for program "
                        + e.author().index(),
                holding.where());
        return put(e.resource(), holding.heldBy(e.author()));
    }

    private LinearResources revoke(Revoke e, Checks checks) {
        Holding holding = known(e.resource(), checks);
        if (holding == null) {
            return this;
        }
        checks.require(
                holding.place() instanceof Place.Escrowed escrow
                        && escrow.custodian().equals(e.custodian())
                        && escrow.slot().equals(e.slot())
                        && escrow.escrower().equals(e.author()),
                E_INV_ESCROW,
                "resource " + e.resource().index() + " escrowed by program "
                        + e.author().index() + " with program " + e.custodian().index() + " in slot "
                        + e.slot().value(),
                holding.where());
        return put(e.resource(), holding.at(Holding.HELD));
    }

    private LinearResources delegate(Delegate e, CapabilityId made, Checks checks) {
        ProgramId root = e.parent().isNone() ? e.author() : roots.getOrDefault(e.parent(), ProgramId.NONE);
        if (!e.scope().isNone()) {
            Holding holding = known(e.scope(), checks);
            boolean waits = holding != null && (holding.isHeld() || holding.place() instanceof Place.Escrowed);
            checks.require(
                    holding == null || (waits && holding.owner().equals(root)),
                    E_INV_OWNER,
                    "resource " + e.scope().index() + " owned by program " + root.index(),
                    holding == null ? "none" : holding.where());
        }
        return new LinearResources(resources, roots.plus(made, root), arguments, domains);
    }

    private LinearResources invoke(Invoke e, CallId call, Checks checks) {
        LinearResources next = this;
        for (ResourceId argument : e.arguments()) {
            Holding holding = next.owned(argument, e.author(), checks);
            next = next.move(argument, holding, new Place.InCall(call));
        }
        return new LinearResources(
                next.resources,
                roots,
                e.arguments().isEmpty() ? arguments : arguments.plus(call, e.arguments()),
                domains);
    }

    /** That it is an answer at all is for {@link Calls}; a second one finds no arguments. */
    private LinearResources answer(CallId call, ProgramId target, boolean accepted) {
        LinearResources next = this;
        for (ResourceId argument : arguments.getOrDefault(call, List.of())) {
            Holding holding = next.resources.get(argument);
            if (holding != null) {
                next = next.put(argument, accepted ? holding.heldBy(target) : holding.at(Holding.HELD));
            }
        }
        return new LinearResources(next.resources, roots, arguments.minus(call), domains);
    }

    private LinearResources split(Split e, ResourceId made, Checks checks) {
        requireNew(made, checks);
        Holding holding = owned(e.resource(), e.author(), checks);
        if (holding == null) {
            return this;
        }
        boolean less =
                e.quantity().compareTo(holding.quantity()) < 0 && !e.quantity().equals(Quantity.ZERO);
        checks.require(
                less,
                E_INV_QUANTITY,
                "a part of resource " + e.resource().index() + " from 1 and below " + holding.quantity(),
                e.quantity().toString());
        Quantity rest = less ? holding.quantity().minus(e.quantity()) : Quantity.ZERO;
        return put(e.resource(), holding.of(rest)).put(made, holding.of(e.quantity()));
    }

    private LinearResources merge(Merge e, Checks checks) {
        Holding into = owned(e.resource(), e.author(), checks);
        Holding other = owned(e.other(), e.author(), checks);
        if (into == null || other == null) {
            return this;
        }
        boolean fits = !e.resource().equals(e.other())
                && into.asset().equals(other.asset())
                && into.domain().equals(other.domain())
                && !into.quantity().overflowsWith(other.quantity());
        checks.require(
                fits,
                E_INV_QUANTITY,
                "two resources of one asset and domain with a sum below 2^64",
                "resource " + e.resource().index() + " of " + into.quantity() + " and "
                        + e.other().index() + " of " + other.quantity());
        Holding sum = fits ? into.of(into.quantity().plus(other.quantity())) : into;
        return put(e.other(), other.at(Holding.ENDED)).put(e.resource(), sum);
    }

    private LinearResources move(ResourceId id, @Nullable Holding holding, Place place) {
        return holding == null ? this : put(id, holding.at(place));
    }

    private LinearResources put(ResourceId id, Holding holding) {
        return new LinearResources(resources.plus(id, holding), roots, arguments, domains);
    }

    private LinearResources with(PMap<ProgramId, DomainId> other) {
        return new LinearResources(resources, roots, arguments, other);
    }
}
