package io.tidemark.cli.audit;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.Invoke;
import io.tidemark.model.Merge;
import io.tidemark.model.ResourceId;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.verifier.audit.history.EffectSubjects;
import io.tidemark.verifier.audit.history.KnownCall;
import io.tidemark.verifier.audit.history.KnownCapability;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cell that an effect concerns; index 0 of a resource stands for all resources, the scope of some capabilities.
 *
 * @param index of the cell
 */
record IndexTag(CellKind kind, long index) {
    @Override
    public int hashCode() {
        return Long.hashCode(code() * 0x9e3779b97f4a7c15L);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IndexTag tag && tag.kind == kind && tag.index == index;
    }

    private static final int INDEX_BITS = 40;

    /** The scope of all resources. */
    static final IndexTag ALL_RESOURCES = new IndexTag(CellKind.RESOURCE, 0);

    /** Kind and index in one number. */
    long code() {
        return (long) kind.number() << INDEX_BITS | index;
    }

    static IndexTag of(long code) {
        return new IndexTag(CellKind.of((int) (code >>> INDEX_BITS)).orElseThrow(), code & (1L << INDEX_BITS) - 1);
    }

    static IndexTag of(CellId id) {
        return new IndexTag(id.kind(), id.index());
    }

    /** Whether what is known of one such cell may follow from effects on another one that an effect names with it. */
    boolean isFollowed() {
        return kind == CellKind.RESOURCE || kind == CellKind.CAPABILITY;
    }

    /**
     * All cells whose story the effect belongs to: programs, resources with those of calls, capabilities with the chain
     * above them and their scopes.
     */
    static Set<IndexTag> of(Occurrence.EffectApplied applied, Ledger before) {
        Set<IndexTag> tags = new LinkedHashSet<>();
        Effect effect = applied.effect();
        EffectSubjects subjects = EffectSubjects.of(effect);
        EffectParties parties = EffectParties.of(effect);
        tags.add(of(effect.author()));
        if (!parties.party().isNone()) {
            tags.add(of(parties.party()));
        }
        if (!subjects.resource().isNone()) {
            tags.add(of(subjects.resource()));
        }
        AppliedEffect.creates(effect.kind())
                .filter(kind -> applied.created().isPresent())
                .ifPresent(kind -> tags.add(new IndexTag(kind, applied.created().getAsLong())));
        capability(tags, subjects.capability(), before);
        switch (effect) {
            case Merge merge -> tags.add(of(merge.other()));
            case Invoke invoke -> invoke.arguments().forEach(argument -> tags.add(of(argument)));
            case RevokeCapability revoked -> capability(tags, revoked.capability(), before);
            case io.tidemark.model.Delegate granted -> tags.add(of(granted.scope()));
            case Effect other -> {}
        }
        Optional<KnownCall> call = before.call(parties.call());
        call.ifPresent(known -> {
            tags.add(of(known.caller()));
            tags.add(of(known.target()));
            known.arguments().stream().map(ResourceId.class::cast).forEach(argument -> tags.add(of(argument)));
        });
        return tags;
    }

    private static void capability(Set<IndexTag> tags, CapabilityId id, Ledger before) {
        if (id.isNone()) {
            return;
        }
        tags.add(of(id));
        before.capability(id).ifPresent(known -> {
            for (KnownCapability link : before.chainOf(known)) {
                tags.add(of(link.id()));
                tags.add(of(link.grant().scope()));
            }
        });
    }
}
