package io.tidemark.bridge;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.generated.AuditLayout;
import io.tidemark.bridge.generated.NativeAudit;
import io.tidemark.core.trace.CellOpening;
import io.tidemark.model.Address;
import io.tidemark.model.Lanes;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.audit.AuditClaim;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.CountClaim;
import io.tidemark.model.audit.HolderSet;
import io.tidemark.model.audit.HolderTree;
import io.tidemark.model.audit.SubjectKind;
import java.util.List;
import java.util.Optional;

/**
 * Lays an audit statement and what it is about out as the witness of the audit circuit. Nothing is checked: a claim that does
 * not hold gives a witness too, which the circuit refuses.
 */
final class AuditWitnessEncoder {
    private static final int HEADER_BITS = 64;
    private static final int WORD = Integer.SIZE;
    private static final int KIND_CHILD = 2; // of the seven siblings of the instance leaf, that of the capabilities

    private final RowWriter out;
    private int next;

    private AuditWitnessEncoder(RowWriter out) {
        this.out = out;
    }

    /**
     * The witness. The caller closes it.
     *
     * @param secrets what the statement hides
     * @param from the cell at the beginning
     * @param to the cell at the end
     */
    static Witness encode(AuditStatement statement, AuditOpening secrets, CellOpening from, CellOpening to)
            throws NativeBridgeException {
        int levels = to.path().size();
        int secret = AuditLayout.Claim.WIDTH
                + AuditLayout.Cell.WIDTH
                + AuditLayout.Was.WIDTH
                + levels * AuditLayout.Digit.WIDTH
                + 2 * (AuditLayout.Point.WIDTH + levels * AuditLayout.Children.WIDTH)
                + AuditLayout.Set.WIDTH
                + NativeAudit.SET_DEPTH * AuditLayout.SetLevel.WIDTH;
        Witness witness = Witness.zero(AuditLayout.Statement.WIDTH, secret);
        try {
            AuditWitnessEncoder encoder = new AuditWitnessEncoder(new RowWriter(witness));
            encoder.row(AuditLayout.Statement.WIDTH).put(0, statement.publicInputs());
            encoder.claim(statement.claim(), secrets);
            encoder.cell(to.lanes());
            encoder.was(from);
            encoder.digits(to.address());
            encoder.point(from);
            encoder.point(to);
            encoder.set(statement.claim(), secrets, holder(to.lanes()));
            return witness;
        } catch (RuntimeException failure) {
            witness.close();
            throw failure;
        }
    }

    /** Turns to the next part, of that width. */
    private RowWriter row(int width) {
        int first = next;
        next += width;
        return out.from(first);
    }

    private void claim(AuditClaim claim, AuditOpening secrets) {
        RowWriter row = row(AuditLayout.Claim.WIDTH);
        boolean[] flags = claim.flags();
        for (int i = 0; i < flags.length; i++) {
            row.put(AuditLayout.Claim.FLAGS_COUNT + i, flags[i]);
        }
        bits(row, AuditLayout.Claim.MASK, claim.rights().map(Rights::mask).orElse(0), AuditLayout.Claim.MASK_WIDTH);
        row.put(AuditLayout.Claim.LIMIT, (long)
                        claim.count().map(CountClaim::limit).orElse(0L))
                .put(
                        AuditLayout.Claim.EXPIRY,
                        claim.expiry().orElse(Seconds.ZERO).value())
                .put(AuditLayout.Claim.CAPABILITY, claim.capability().lane())
                .put(AuditLayout.Claim.SCOPE, claim.scope().lane())
                .put(AuditLayout.Claim.HOLDER, claim.holder().lane())
                .put(
                        AuditLayout.Claim.SET_ROOT,
                        claim.holders().map(HolderSet::root).orElse(Fr.ZERO))
                .put(AuditLayout.Claim.CAPABILITY_SALT, salt(secrets, SubjectKind.CAPABILITY))
                .put(AuditLayout.Claim.SCOPE_SALT, salt(secrets, SubjectKind.SCOPE))
                .put(AuditLayout.Claim.HOLDER_SALT, salt(secrets, SubjectKind.HOLDER));
    }

    private static Fr salt(AuditOpening secrets, SubjectKind kind) {
        return Optional.ofNullable(secrets.subjects().get(kind))
                .map(AuditOpening.Salted::salt)
                .orElse(Fr.ZERO);
    }

    private void cell(List<Fr> lanes) {
        RowWriter row = row(AuditLayout.Cell.WIDTH);
        Lanes.Unpacker ids = Bits.of(lanes.get(1));
        Lanes.Unpacker terms = Bits.of(lanes.get(2));
        Lanes.Unpacker usage = Bits.of(lanes.get(3));
        row.put(AuditLayout.Cell.CLOCK, Bits.clock(lanes.get(0)))
                .put(AuditLayout.Cell.HOLDER, ids.take(WORD))
                .put(AuditLayout.Cell.SCOPE, ids.take(WORD))
                .put(AuditLayout.Cell.LINEAGE, ids.take(2 * WORD));
        bits(row, AuditLayout.Cell.RIGHTS, terms.take(AuditLayout.Cell.RIGHTS_WIDTH), AuditLayout.Cell.RIGHTS_WIDTH);
        row.put(AuditLayout.Cell.EXPIRY, terms.take(40))
                .put(AuditLayout.Cell.DEPTH, terms.take(8))
                .put(AuditLayout.Cell.REVOKED, terms.take(8))
                .put(AuditLayout.Cell.USES, usage.take(WORD))
                .put(AuditLayout.Cell.PASSES, usage.take(WORD))
                .put(AuditLayout.Cell.GRANTORS, lanes.get(4))
                .put(AuditLayout.Cell.REMAINING, lanes.get(5))
                .put(AuditLayout.Cell.CAUSE, lanes.get(6))
                .put(AuditLayout.Cell.LINK, lanes.get(7));
    }

    private void was(CellOpening from) {
        List<Fr> lanes = from.lanes();
        Lanes.Unpacker terms = Bits.of(lanes.get(2));
        terms.take(HEADER_BITS);
        Lanes.Unpacker usage = Bits.of(lanes.get(3));
        row(AuditLayout.Was.WIDTH)
                .put(AuditLayout.Was.EXISTED, from.isUsed())
                .put(AuditLayout.Was.CLOCK, Bits.clock(lanes.get(0)))
                .put(AuditLayout.Was.REVOKED, terms.take(8))
                .put(AuditLayout.Was.USES, usage.take(WORD))
                .put(AuditLayout.Was.PASSES, usage.take(WORD))
                .put(AuditLayout.Was.REMAINING, lanes.get(5))
                .put(AuditLayout.Was.CAUSE, lanes.get(6))
                .put(AuditLayout.Was.LINK, lanes.get(7));
    }

    private void digits(Address address) {
        for (int level = 1; level < address.depth(); level++) {
            row(AuditLayout.Digit.WIDTH).put(AuditLayout.Digit.IS + address.digit(level), true);
        }
    }

    private void point(CellOpening cell) {
        List<Fr> leaf = cell.top().leaf().lanes();
        Lanes.Unpacker numbers = Bits.of(leaf.get(2));
        RowWriter row = row(AuditLayout.Point.WIDTH);
        row.put(AuditLayout.Point.LEAF_SEQUENCE, numbers.take(WORD))
                .put(AuditLayout.Point.LEAF_CLOCK, numbers.take(WORD))
                .put(AuditLayout.Point.LEAF_COUNTS, counts(numbers))
                .put(AuditLayout.Point.LEAF_SNAPSHOT, leaf.subList(3, leaf.size()));
        int column = AuditLayout.Point.SIBLINGS;
        for (int i = 0; i < cell.top().siblings().size(); i++) {
            if (i != KIND_CHILD) {
                row.put(column++, cell.top().siblings().get(i));
            }
        }
        for (List<Fr> children : cell.path()) {
            row(AuditLayout.Children.WIDTH).put(AuditLayout.Children.NODE, children);
        }
    }

    /** The five counts, which stand above sequence and clock. */
    private static Fr counts(Lanes.Unpacker numbers) {
        Lanes.Packer counts = Lanes.pack();
        for (int kind = 0; kind < 5; kind++) {
            counts.put(numbers.take(WORD), WORD);
        }
        return counts.lane();
    }

    private void set(AuditClaim claim, AuditOpening secrets, ProgramId holder) {
        Fr salt = secrets.holders().map(AuditOpening.SaltedSet::salt).orElse(Fr.ZERO);
        row(AuditLayout.Set.WIDTH).put(AuditLayout.Set.SALT, salt);
        Optional<List<ProgramId>> members = claim.holders().map(set -> switch (set) {
            case HolderSet.Listed listed -> listed.members();
            case HolderSet.Rooted rooted ->
                secrets.holders()
                        .orElseThrow(
                                () -> new IllegalArgumentException("expected the members of the hidden set, got none"))
                        .members();
        });
        if (members.isEmpty()) {
            return;
        }
        HolderTree tree = HolderTree.of(members.get(), salt);
        int place = Math.max(0, tree.indexOf(holder));
        for (int height = 1; height <= NativeAudit.SET_DEPTH; height++) {
            row(AuditLayout.SetLevel.WIDTH)
                    .put(AuditLayout.SetLevel.IS + (place >> 3 * (height - 1) & 7), true)
                    .put(AuditLayout.SetLevel.NODE, tree.children(height, place));
        }
    }

    private static ProgramId holder(List<Fr> lanes) {
        return ProgramId.of(Bits.of(lanes.get(1)).take(WORD));
    }

    private static void bits(RowWriter row, int column, long mask, int width) {
        for (int i = 0; i < width; i++) {
            row.put(column + i, (mask >> i & 1) == 1);
        }
    }
}
