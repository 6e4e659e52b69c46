package io.tidemark.runtime.timemap;

import io.tidemark.model.Attestation;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.Keepers;

/**
 * Evidence against a keeper: two different observations of one revision of one height, both signed (spec TMP-7). Anyone who
 * knows the keepers can check it; nothing else is needed.
 */
public record Equivocation(Attestation first, Attestation second) {
    /** Whether the two attestations contradict each other; says nothing about the signatures. */
    static boolean is(Attestation first, Attestation second) {
        return first.keeper().equals(second.keeper())
                && first.observation().isSamePlace(second.observation())
                && !first.observation().equals(second.observation());
    }

    /** The keeper whom this speaks of. */
    public KeeperKey keeper() {
        return first.keeper();
    }

    /** Whether this proves that one of these keepers equivocated. */
    public boolean holdsAgainst(Keepers keepers) {
        return is(first, second) && first.isBy(keepers) && second.isBy(keepers);
    }
}
