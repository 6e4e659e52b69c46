package io.tidemark.model.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.model.ProgramId;
import java.util.List;

/** A set of programs of which the holder is one, as a claim states it (spec 21.3). */
public sealed interface HolderSet {
    /** Most members of a set. */
    int SIZE_MAX = HolderTree.SIZE_MAX;

    /** The root of the set's tree. */
    Fr root();

    /**
     * As a list, in ascending order.
     *
     * @param root that of the {@link HolderTree} of these members without a salt
     */
    record Listed(List<ProgramId> members, Fr root) implements HolderSet {
        /**
         * Copies the list and checks it.
         *
         * @throws IllegalArgumentException if a member is none or not above the one before, or the root is another
         */
        public Listed {
            members = List.copyOf(members);
            if (!HolderTree.of(members, Fr.ZERO).root().equals(root)) {
                throw new IllegalArgumentException("expected the root of the members, got another");
            }
        }

        /** The set of these. */
        public static Listed of(List<ProgramId> members) {
            return new Listed(members, HolderTree.of(members, Fr.ZERO).root());
        }
    }

    /** As a root alone: who knows neither list nor salt learns of no member. */
    record Rooted(Fr root) implements HolderSet {}
}
