package io.tidemark.model.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.model.ProgramId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a claim hides, with the salts: a secret of whoever made the statement, to be shown to those who may know (spec 21.5).
 *
 * @param claim digest of the claim, public input 4
 * @param subjects the hidden ones
 * @param holders members and salt of a set that is stated as a root
 */
public record AuditOpening(Fr claim, Map<SubjectKind, Salted> subjects, Optional<SaltedSet> holders) {
    /** A value and its salt. */
    public record Salted(long value, Fr salt) {
        @Override
        public String toString() {
            return "Salted[...]";
        }
    }

    /** A set and its salt. */
    public record SaltedSet(List<ProgramId> members, Fr salt) {
        /** Copies the list. */
        public SaltedSet {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return "SaltedSet[...]";
        }
    }

    /** Copies the map. */
    public AuditOpening {
        subjects = Map.copyOf(subjects);
    }

    /** The subjects in the order of their numbers. */
    public Map<SubjectKind, Salted> inOrder() {
        return new TreeMap<>(subjects);
    }

    /** Whether it opens all that a statement hides, and nothing else. */
    public boolean opens(AuditStatement statement) {
        AuditClaim hidden = statement.claim();
        if (!hidden.digest(statement.from(), statement.to()).equals(claim)) {
            return false;
        }
        for (SubjectKind kind : SubjectKind.values()) {
            Optional<Fr> opened = Optional.ofNullable(subjects.get(kind)).map(s -> kind.commit(s.value(), s.salt()));
            boolean isHidden = hidden.subject(kind) instanceof Subject.Hidden;
            if (isHidden != opened.isPresent()
                    || isHidden && !opened.get().equals(hidden.subject(kind).lane())) {
                return false;
            }
        }
        Optional<Fr> root =
                holders.map(set -> HolderTree.of(set.members(), set.salt()).root());
        return root.equals(
                hidden.holders().filter(HolderSet.Rooted.class::isInstance).map(HolderSet::root));
    }
}
