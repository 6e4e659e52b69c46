package io.tidemark.verifier.audit.history;

import io.tidemark.model.Accept;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.Withdraw;
import java.util.Optional;

/**
 * What an effect names.
 *
 * @param resource the one resource it is about; NONE if it is about none, or about several
 * @param capability the one that it exercises; NONE if it acts as owner or custodian
 * @param right the right that it exercises; NONE without a capability
 */
public record EffectSubjects(ResourceId resource, CapabilityId capability, Rights right) {
    private static final EffectSubjects NOTHING = new EffectSubjects(ResourceId.NONE, CapabilityId.NONE, Rights.NONE);

    /** Reads them from the effect's fields. */
    public static EffectSubjects of(Effect effect) {
        return switch (effect) {
            case Transfer e -> by(e.resource(), e.capability(), Right.TRANSFER);
            case Escrow e -> by(e.resource(), e.capability(), Right.ESCROW);
            case Claim e -> by(e.resource(), e.capability(), Right.CLAIM);
            case Delegate e -> by(e.scope(), e.parent(), Right.DELEGATE);
            case Withdraw e -> about(e.resource());
            case Revoke e -> about(e.resource());
            case RevokeCapability e -> NOTHING;
            case Register e -> NOTHING;
            case Deposit e -> NOTHING;
            case Invoke e -> NOTHING;
            case Accept e -> NOTHING;
            case Decline e -> NOTHING;
            case Split e -> about(e.resource());
            case Merge e -> about(e.resource());
            case Watch e -> NOTHING;
            case Fire e -> about(e.watched().resource());
            case Join e -> NOTHING;
        };
    }

    private static EffectSubjects about(ResourceId resource) {
        return new EffectSubjects(resource, CapabilityId.NONE, Rights.NONE);
    }

    private static EffectSubjects by(ResourceId resource, CapabilityId capability, Right right) {
        return new EffectSubjects(resource, capability, capability.isNone() ? Rights.NONE : Rights.of(right));
    }

    /** What a use takes from a capability's remaining quantity: what it moves, and Delegate moves nothing. */
    static Quantity debit(Rights right, Optional<KnownResource> resource) {
        return right.has(Right.DELEGATE)
                ? Quantity.ZERO
                : resource.map(KnownResource::quantity).orElse(Quantity.ZERO);
    }
}
