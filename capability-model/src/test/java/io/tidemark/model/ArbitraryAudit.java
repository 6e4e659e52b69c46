package io.tidemark.model;

import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditClaim;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.audit.AuditPoint;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.CountClaim;
import io.tidemark.model.audit.HolderSet;
import io.tidemark.model.audit.Subject;
import io.tidemark.model.audit.SubjectKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Random audit statements. */
public final class ArbitraryAudit {
    private ArbitraryAudit() {}

    public static AuditBundle bundle(Arbitrary any) {
        return new AuditBundle(
                statement(any), any.bytes(any.below(300)), new KeyId(any.hash(), any.flip()), any.text());
    }

    public static AuditStatement statement(Arbitrary any) {
        Sequence one = any.sequence();
        Sequence two = any.sequence();
        boolean ascending = one.compareTo(two) < 0;
        AuditPoint from = new AuditPoint(new StateRoot(any.fr()), ascending ? one : two, any.tick());
        AuditPoint to =
                one.equals(two) ? from : new AuditPoint(new StateRoot(any.fr()), ascending ? two : one, any.tick());
        return new AuditStatement(
                new InstanceId(any.fr()), AuditStatement.circuit(4 + any.below(8)), from, to, claim(any));
    }

    public static AuditClaim claim(Arbitrary any) {
        Subject capability = any.flip() ? new Subject.Open(any.positive(32)) : new Subject.Hidden(any.fr());
        return new AuditClaim(
                capability,
                subject(any),
                subject(any),
                maybe(any, () -> new CountClaim(any.flip(), any.oneOf(CountClaim.Relation.values()), any.bits(32))),
                maybe(any, any::rights),
                maybe(any, any::seconds),
                maybe(any, any::flip),
                maybe(any, any::flip),
                maybe(any, () -> any.flip() ? new HolderSet.Rooted(any.fr()) : HolderSet.Listed.of(members(any))));
    }

    public static AuditOpening opening(Arbitrary any) {
        Map<SubjectKind, AuditOpening.Salted> subjects = new EnumMap<>(SubjectKind.class);
        for (SubjectKind kind : SubjectKind.values()) {
            if (any.flip()) {
                subjects.put(kind, new AuditOpening.Salted(any.bits(32), any.fr()));
            }
        }
        return new AuditOpening(
                any.fr(), subjects, maybe(any, () -> new AuditOpening.SaltedSet(members(any), any.fr())));
    }

    private static List<ProgramId> members(Arbitrary any) {
        TreeSet<ProgramId> members = new TreeSet<>();
        for (int i = any.below(12); i >= 0; i--) {
            members.add(any.program());
        }
        return List.copyOf(members);
    }

    private static Subject subject(Arbitrary any) {
        return switch (any.below(3)) {
            case 0 -> new Subject.Withheld();
            case 1 -> new Subject.Open(any.bits(32));
            default -> new Subject.Hidden(any.fr());
        };
    }

    private static <T> Optional<T> maybe(Arbitrary any, Supplier<T> value) {
        return any.flip() ? Optional.of(value.get()) : Optional.empty();
    }
}
