package io.tidemark.model.codec;

import io.tidemark.model.InstanceId;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.ShapeId;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.audit.AuditClaim;
import io.tidemark.model.audit.AuditPoint;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.CountClaim;
import io.tidemark.model.audit.HolderSet;
import io.tidemark.model.audit.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An audit statement in a document (spec 21.4). What is not claimed has no key. */
final class AuditStatementDocument {
    private static final String USES = "uses";
    private static final String SCOPE = "scope";
    private static final String EXPIRY = "expiry";
    private static final String HOLDER = "holder";
    private static final String RIGHTS = "rights";
    private static final String EXISTED = "existed";
    private static final String HOLDERS = "holders";
    private static final String REVOKED = "revoked";
    private static final String CAPABILITY = "capability";

    private AuditStatementDocument() {}

    static void write(DocumentWriter out, AuditStatement statement) {
        out.beginMap(AuditStatement.PUBLIC_INPUTS.size());
        out.key("to");
        writePoint(out, statement.to());
        out.key("from");
        writePoint(out, statement.from());
        out.key("claim");
        writeClaim(out, statement.claim());
        out.text("circuit", statement.circuit().text());
        out.lane("instance", statement.instance());
        out.endMap();
    }

    static AuditStatement read(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        in.key("to");
        AuditPoint to = readPoint(in);
        in.key("from");
        AuditPoint from = readPoint(in);
        in.key("claim");
        AuditClaim claim = readClaim(in);
        ShapeId circuit = in.parsed("circuit", "a circuit id", ShapeId::parse);
        InstanceId instance = new InstanceId(in.lane("instance"));
        in.endMap();
        return here.make("an audit statement", () -> new AuditStatement(instance, circuit, from, to, claim));
    }

    private static void writePoint(DocumentWriter out, AuditPoint point) {
        out.beginMap(3);
        out.lane("root", point.root());
        out.number("clock", point.clock().value());
        out.number("sequence", point.sequence().value());
        out.endMap();
    }

    private static AuditPoint readPoint(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        StateRoot root = new StateRoot(in.lane("root"));
        Tick clock = Scalars.tick(in, "clock");
        Sequence sequence = Sequence.of(in.number("sequence", Scalars.WORD));
        in.endMap();
        return new AuditPoint(root, sequence, clock);
    }

    private static void writeClaim(DocumentWriter out, AuditClaim claim) {
        long optional = Stream.of(
                        claim.count(),
                        claim.expiry(),
                        claim.rights(),
                        claim.existed(),
                        claim.holders(),
                        claim.revoked())
                .filter(Optional::isPresent)
                .count();
        long subjects = Stream.of(claim.scope(), claim.holder(), claim.capability())
                .filter(subject -> !(subject instanceof Subject.Withheld))
                .count();
        out.beginMap((int) (optional + subjects));
        claim.count().ifPresent(count -> writeCount(out, count));
        writeSubject(out, SCOPE, claim.scope());
        claim.expiry().ifPresent(time -> out.number(EXPIRY, time.value()));
        writeSubject(out, HOLDER, claim.holder());
        claim.rights()
                .ifPresent(rights -> out.list(RIGHTS, rights.toList(), (list, right) -> list.textValue(right.name())));
        claim.existed().ifPresent(flag -> out.flag(EXISTED, flag));
        claim.holders().ifPresent(holders -> writeHolders(out, holders));
        claim.revoked().ifPresent(flag -> out.flag(REVOKED, flag));
        writeSubject(out, CAPABILITY, claim.capability());
        out.endMap();
    }

    private static AuditClaim readClaim(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        Optional<CountClaim> count = optional(in, USES, AuditStatementDocument::readCount);
        Subject scope = readSubject(in, SCOPE);
        Optional<Seconds> expiry = optional(in, EXPIRY, Scalars::seconds);
        Subject holder = readSubject(in, HOLDER);
        Optional<Rights> rights = optional(in, RIGHTS, AuditStatementDocument::readRights);
        Optional<Boolean> existed = optional(in, EXISTED, DocumentReader::flag);
        Optional<HolderSet> holders = optional(in, HOLDERS, AuditStatementDocument::readHolders);
        Optional<Boolean> revoked = optional(in, REVOKED, DocumentReader::flag);
        Subject capability = readSubject(in, CAPABILITY);
        in.endMap();
        return here.make(
                "a claim",
                () -> new AuditClaim(capability, scope, holder, count, rights, expiry, revoked, existed, holders));
    }

    /** Reads the value of a key that comes next. */
    private interface Value<T> {
        T read(DocumentReader in, String key) throws MalformedInputException;
    }

    private static <T> Optional<T> optional(DocumentReader in, String key, Value<T> value)
            throws MalformedInputException {
        return in.hasKey(key) ? Optional.of(value.read(in, key)) : Optional.empty();
    }

    private static void writeCount(DocumentWriter out, CountClaim count) {
        out.key(USES);
        out.beginMap(3);
        out.number("limit", count.limit());
        out.flag("passes", count.passes());
        out.text("relation", count.relation().name());
        out.endMap();
    }

    private static CountClaim readCount(DocumentReader in, String key) throws MalformedInputException {
        in.key(key);
        in.beginMap();
        long limit = in.number("limit", Scalars.WORD);
        boolean passes = in.flag("passes");
        CountClaim.Relation relation = in.constant("relation", CountClaim.Relation.values());
        in.endMap();
        return new CountClaim(passes, relation, limit);
    }

    private static void writeSubject(DocumentWriter out, String key, Subject subject) {
        if (subject instanceof Subject.Withheld) {
            return;
        }
        out.key(key);
        out.beginMap(1);
        switch (subject) {
            case Subject.Open open -> out.number("value", open.value());
            case Subject.Hidden hidden -> out.lane("commitment", hidden.commitment());
            case Subject.Withheld withheld -> throw new AssertionError("a withheld subject has no key");
        }
        out.endMap();
    }

    private static Subject readSubject(DocumentReader in, String key) throws MalformedInputException {
        if (!in.hasKey(key)) {
            return new Subject.Withheld();
        }
        in.key(key);
        in.beginMap();
        Subject subject = in.hasKey("value")
                ? new Subject.Open(in.number("value", Scalars.WORD))
                : new Subject.Hidden(in.lane("commitment"));
        in.endMap();
        return subject;
    }

    private static Rights readRights(DocumentReader in, String key) throws MalformedInputException {
        Place here = in.place();
        List<Right> rights = in.list(key, Right.values().length, item -> item.constantValue(Right.values()));
        return Scalars.rights(rights, here);
    }

    private static void writeHolders(DocumentWriter out, HolderSet holders) {
        out.key(HOLDERS);
        out.beginMap(1);
        switch (holders) {
            case HolderSet.Listed listed -> out.list("list", listed.members(), DocumentWriter::idValue);
            case HolderSet.Rooted rooted -> out.lane("root", rooted.root());
        }
        out.endMap();
    }

    private static HolderSet readHolders(DocumentReader in, String key) throws MalformedInputException {
        in.key(key);
        Place here = in.place();
        in.beginMap();
        if (!in.hasKey("list")) {
            HolderSet rooted = new HolderSet.Rooted(in.lane("root"));
            in.endMap();
            return rooted;
        }
        List<ProgramId> members = members(in, "list");
        in.endMap();
        return here.make("a set of holders", () -> HolderSet.Listed.of(members));
    }

    static List<ProgramId> members(DocumentReader in, String key) throws MalformedInputException {
        return in.list(key, HolderSet.SIZE_MAX, item -> ProgramId.of(item.numberValue(Scalars.WORD)));
    }
}
