package io.tidemark.model;

/**
 * What a condition is about: the part of it that Fire repeats (spec 3.2).
 *
 * @param resource the resource watched; NONE unless {@link ConditionKind#isOfResource}
 * @param party the owner, or the account of the fact; NONE for an observation, and where it is not used
 * @param domain of the fact; NONE unless {@link ConditionKind#isOfFact}
 */
public record Watched(ConditionKind kind, ResourceId resource, ProgramId party, DomainId domain) {
    /**
     * Checks that what the kind does not use is none.
     *
     * @throws IllegalArgumentException if it is not
     */
    public Watched {
        boolean unused = (!resource.isNone() && !kind.uses(EffectField.RESOURCE))
                || (!party.isNone() && !kind.uses(EffectField.PARTY))
                || (!domain.equals(DomainId.NONE) && !kind.uses(EffectField.SLOT));
        if (unused) {
            throw new IllegalArgumentException("expected none where a condition " + kind + " uses none, got " + resource
                    + ", " + party + ", " + domain);
        }
    }
}
