package io.tidemark.runtime.observe;

import static io.tidemark.runtime.observe.ViolationCode.E_INV_CAPABILITY;
import static io.tidemark.runtime.observe.ViolationCode.E_INV_GRANT;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Claim;
import io.tidemark.model.Delegate;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Transfer;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.log.StoredEntry;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A capability is used by its holder, for its rights and in its scope, and not after it or one above it was revoked; none
 * is wider than its parent (spec OBS-10, OBS-11).
 */
record CapabilityUse(PMap<CapabilityId, Granted> capabilities) implements Invariant {
    /** What a capability was granted with, and whether it was revoked itself. */
    record Granted(
            ProgramId grantor,
            ProgramId holder,
            ResourceId scope,
            CapabilityId parent,
            Rights rights,
            Seconds expiry,
            boolean revoked) {
        Granted dead() {
            return new Granted(grantor, holder, scope, parent, rights, expiry, true);
        }
    }

    static CapabilityUse start() {
        return new CapabilityUse(HashTreePMap.empty());
    }

    @Override
    public Step after(StoredEntry entry) {
        if (!(entry.entry().payload() instanceof AppliedEffect applied)) {
            return Step.good(this);
        }
        Checks checks = new Checks(entry);
        Effect effect = applied.effect();
        if (effect instanceof Transfer e) {
            requireUse(e.capability(), e.author(), Right.TRANSFER, e.resource(), checks);
        } else if (effect instanceof Escrow e) {
            requireUse(e.capability(), e.author(), Right.ESCROW, e.resource(), checks);
        } else if (effect instanceof Claim e) {
            requireUse(e.capability(), e.author(), Right.CLAIM, e.resource(), checks);
        } else if (effect instanceof Delegate e) {
            requireUse(e.parent(), e.author(), Right.DELEGATE, e.scope(), checks);
            return checks.then(delegate(e, CapabilityId.of(applied.created()), checks));
        } else if (effect instanceof RevokeCapability e) {
            return checks.then(revoke(e, checks));
        }
        return checks.then(this);
    }

    private void requireUse(CapabilityId id, ProgramId user, Right right, ResourceId resource, Checks checks) {
        if (id.isNone()) {
            return;
        }
        Granted granted = capabilities.get(id);
        if (granted == null) {
            checks.require(false, E_INV_CAPABILITY, "a capability that was granted", "capability " + id.index());
            return;
        }
        String use = "capability " + id.index() + " used by program " + user.index() + " for " + right + " of "
                + (resource.isNone() ? "all resources" : "resource " + resource.index());
        checks.require(
                granted.holder.equals(user),
                E_INV_CAPABILITY,
                "a use by its holder, program " + granted.holder.index(),
                use);
        checks.require(granted.rights.has(right), E_INV_CAPABILITY, "a use for " + granted.rights.toList(), use);
        checks.require(
                granted.scope.isNone() || granted.scope.equals(resource),
                E_INV_CAPABILITY,
                "a use of resource " + granted.scope.index(),
                use);
        CapabilityId dead = revoked(id);
        checks.require(
                dead.isNone(),
                E_INV_CAPABILITY,
                "a use before it was revoked",
                use + (dead.equals(id) ? "" : ", after capability " + dead.index() + " above it was revoked"));
    }

    /** Of a capability and those above it, the first that was revoked; NONE if none was. */
    private CapabilityId revoked(CapabilityId id) {
        CapabilityId at = id;
        Granted granted = capabilities.get(at);
        while (granted != null && !granted.revoked) {
            at = granted.parent;
            granted = capabilities.get(at);
        }
        return granted == null ? CapabilityId.NONE : at;
    }

    private CapabilityUse delegate(Delegate e, CapabilityId made, Checks checks) {
        Granted parent = capabilities.get(e.parent());
        if (parent != null) {
            checks.require(
                    e.rights().isWithin(parent.rights) && e.expiry().compareTo(parent.expiry) <= 0,
                    E_INV_GRANT,
                    "at most " + parent.rights.toList() + " until " + parent.expiry.value() + ", as its parent",
                    e.rights().toList() + " until " + e.expiry().value());
        }
        checks.require(
                !capabilities.containsKey(made),
                E_INV_GRANT,
                "a new capability",
                "capability " + made.index() + " again");
        boolean above = e.parent().index() < made.index();
        checks.require(
                above,
                E_INV_GRANT,
                "a parent made before",
                "parent " + e.parent().index() + " of " + made.index());
        CapabilityId parentId = above ? e.parent() : CapabilityId.NONE;
        Granted granted = new Granted(e.author(), e.holder(), e.scope(), parentId, e.rights(), e.expiry(), false);
        return new CapabilityUse(capabilities.plus(made, granted));
    }

    private CapabilityUse revoke(RevokeCapability e, Checks checks) {
        Granted granted = capabilities.get(e.capability());
        checks.require(
                granted != null && granted(granted, e.author()),
                E_INV_GRANT,
                "capability " + e.capability().index() + " revoked by who granted it, or one above it",
                "program " + e.author().index());
        return granted == null ? this : new CapabilityUse(capabilities.plus(e.capability(), granted.dead()));
    }

    /** Whether a program granted it, or one above it. */
    private boolean granted(Granted granted, ProgramId program) {
        @Nullable Granted at = granted;
        while (at != null && !at.grantor.equals(program)) {
            at = capabilities.get(at.parent);
        }
        return at != null;
    }
}
