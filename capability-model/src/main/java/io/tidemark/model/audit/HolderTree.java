package io.tidemark.model.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.model.DomainTag;
import io.tidemark.model.ProgramId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tree of a set of holders: arity 8, depth 3, members in ascending order from the left, zero where none is (spec 21.3). */
public final class HolderTree {
    /** Levels below the root. */
    public static final int DEPTH = 3;

    /** Most members. */
    public static final int SIZE_MAX = 512;

    private final List<ProgramId> members;
    private final List<List<Fr>> levels;

    private HolderTree(List<ProgramId> members, List<List<Fr>> levels) {
        this.members = members;
        this.levels = levels;
    }

    /**
     * The tree of these members.
     *
     * @param salt zero for a set whose members may be known
     * @throws IllegalArgumentException if there are none or too many, one is none, or one is not above the one before
     */
    public static HolderTree of(List<ProgramId> members, Fr salt) {
        if (members.isEmpty() || members.size() > SIZE_MAX) {
            throw new IllegalArgumentException("expected 1 to " + SIZE_MAX + " holders, got " + members.size());
        }
        List<Fr> leaves = new ArrayList<>(Collections.nCopies(SIZE_MAX, Fr.ZERO));
        ProgramId before = ProgramId.NONE;
        for (int i = 0; i < members.size(); i++) {
            ProgramId member = members.get(i);
            if (member.compareTo(before) <= 0) {
                throw new IllegalArgumentException("expected holders in ascending order, each once, got "
                        + member.index() + " after " + before.index());
            }
            leaves.set(i, leaf(member, salt));
            before = member;
        }
        List<List<Fr>> levels = new ArrayList<>(List.of(List.copyOf(leaves)));
        while (levels.getLast().size() > 1) {
            levels.add(parents(levels.getLast()));
        }
        return new HolderTree(List.copyOf(members), List.copyOf(levels));
    }

    private static Fr leaf(ProgramId member, Fr salt) {
        return H8.hash(
                DomainTag.AUDIT_HOLDER.lane(),
                Fr.of(member.index()),
                salt,
                Fr.ZERO,
                Fr.ZERO,
                Fr.ZERO,
                Fr.ZERO,
                Fr.ZERO);
    }

    private static List<Fr> parents(List<Fr> below) {
        List<Fr> above = new ArrayList<>();
        for (int i = 0; i < below.size(); i += H8.LANES) {
            above.add(H8.hash(below.subList(i, i + H8.LANES).toArray(Fr[]::new)));
        }
        return List.copyOf(above);
    }

    /** Its root. */
    public Fr root() {
        return levels.getLast().getFirst();
    }

    /** Where the member stands, from 0; negative when it is none. */
    public int indexOf(ProgramId member) {
        return Math.max(-1, Collections.binarySearch(members, member));
    }

    /** The eight children of the node that is {@code height} above the leaf at a place, 1 to 3. */
    public List<Fr> children(int height, int place) {
        int first = (place >> (3 * height)) << 3;
        return levels.get(height - 1).subList(first, first + H8.LANES);
    }
}
