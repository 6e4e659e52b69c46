package io.tidemark.model.codec;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Bundle;
import io.tidemark.model.KeyId;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.HolderTree;
import io.tidemark.model.audit.SubjectKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/** The bodies of {@code tidemark/audit-bundle} and {@code tidemark/audit-opening} (spec 21.4, 21.5). */
final class AuditDocuments {
    /** Subjects by the order of their keys. */
    private static final List<SubjectKind> BEFORE_HOLDERS = List.of(SubjectKind.SCOPE, SubjectKind.HOLDER);

    private AuditDocuments() {}

    static void writeBundle(DocumentWriter out, AuditBundle bundle) {
        out.beginMap(4);
        out.text("key", bundle.key().text());
        out.bytes("proof", bundle.proof());
        out.text("prover", bundle.prover());
        out.key("statement");
        AuditStatementDocument.write(out, bundle.statement());
        out.endMap();
    }

    static AuditBundle readBundle(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        KeyId key = in.parsed("key", "a key id", KeyId::parse);
        Bytes proof = in.bytes("proof", Bundle.PROOF_BYTES_MAX);
        String prover = in.text("prover");
        in.key("statement");
        AuditStatement statement = AuditStatementDocument.read(in);
        in.endMap();
        return new AuditBundle(statement, proof, key, prover);
    }

    static void writeOpening(DocumentWriter out, AuditOpening opening) {
        out.beginMap(1 + opening.subjects().size() + (opening.holders().isPresent() ? 1 : 0));
        out.lane("claim", opening.claim());
        BEFORE_HOLDERS.forEach(kind -> writeSubject(out, opening, kind));
        opening.holders().ifPresent(set -> {
            out.key("holders");
            out.beginMap(2);
            out.list("list", set.members(), DocumentWriter::idValue);
            out.lane("salt", set.salt());
            out.endMap();
        });
        writeSubject(out, opening, SubjectKind.CAPABILITY);
        out.endMap();
    }

    private static void writeSubject(DocumentWriter out, AuditOpening opening, SubjectKind kind) {
        AuditOpening.Salted salted = opening.subjects().get(kind);
        if (salted != null) {
            out.key(kind.label());
            out.beginMap(2);
            out.lane("salt", salted.salt());
            out.number("value", salted.value());
            out.endMap();
        }
    }

    static AuditOpening readOpening(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        Fr claim = in.lane("claim");
        Map<SubjectKind, AuditOpening.Salted> subjects = new EnumMap<>(SubjectKind.class);
        for (SubjectKind kind : BEFORE_HOLDERS) {
            readSubject(in, subjects, kind);
        }
        Optional<AuditOpening.SaltedSet> holders = in.hasKey("holders") ? Optional.of(readSet(in)) : Optional.empty();
        readSubject(in, subjects, SubjectKind.CAPABILITY);
        in.endMap();
        return new AuditOpening(claim, subjects, holders);
    }

    private static void readSubject(DocumentReader in, Map<SubjectKind, AuditOpening.Salted> into, SubjectKind kind)
            throws MalformedInputException {
        if (in.hasKey(kind.label())) {
            in.key(kind.label());
            in.beginMap();
            Fr salt = in.lane("salt");
            into.put(kind, new AuditOpening.Salted(in.number("value", Scalars.WORD), salt));
            in.endMap();
        }
    }

    private static AuditOpening.SaltedSet readSet(DocumentReader in) throws MalformedInputException {
        in.key("holders");
        Place here = in.place();
        in.beginMap();
        List<ProgramId> members = AuditStatementDocument.members(in, "list");
        Fr salt = in.lane("salt");
        in.endMap();
        return here.make("a set of holders", () -> {
            HolderTree.of(members, salt);
            return new AuditOpening.SaltedSet(members, salt);
        });
    }
}
