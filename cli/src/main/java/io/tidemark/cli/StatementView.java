package io.tidemark.cli;

import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.KeyId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditClaim;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.CountClaim;
import io.tidemark.model.audit.HolderSet;
import io.tidemark.model.audit.Subject;
import io.tidemark.model.audit.SubjectKind;
import io.tidemark.model.codec.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An audit statement for people and for scripts. */
final class StatementView {
    private StatementView() {}

    /** What it says, a part a line. */
    static List<String> lines(AuditStatement statement, NameBook names) {
        AuditClaim claim = statement.claim();
        List<String> lines = new ArrayList<>();
        lines.add("capability " + subject(claim, SubjectKind.CAPABILITY, names, CapabilityId::of) + ", from batch "
                + statement.from().sequence().value() + " to batch "
                + statement.to().sequence().value());
        claim.count().ifPresent(count -> lines.add(count(count)));
        stated(lines, claim, SubjectKind.SCOPE, names, ResourceId::of);
        stated(lines, claim, SubjectKind.HOLDER, names, ProgramId::of);
        claim.holders()
                .ifPresent(set -> lines.add(
                        switch (set) {
                            case HolderSet.Listed listed ->
                                "holder is one of "
                                        + String.join(
                                                ", ",
                                                listed.members().stream()
                                                        .map(names::name)
                                                        .toList());
                            case HolderSet.Rooted rooted -> "holder is one of a set with the root " + rooted.root();
                        }));
        claim.rights().ifPresent(rights -> lines.add("no right but " + rights.toList()));
        claim.expiry().ifPresent(time -> lines.add("expires at " + time.value() + " or before"));
        claim.revoked().ifPresent(flag -> lines.add((flag ? "revoked" : "not revoked") + " at the end"));
        claim.existed()
                .ifPresent(flag -> lines.add(flag ? "existed at the beginning" : "did not exist at the beginning"));
        return lines;
    }

    private static String count(CountClaim count) {
        String what = count.passes() ? "used, itself or by what derives from it, " : "used, itself, ";
        String times = count.limit() == 1 ? " time" : " times";
        return what
                + (count.relation() == CountClaim.Relation.EXACTLY ? "exactly " : "at most ")
                + count.limit()
                + times;
    }

    private static void stated(
            List<String> lines, AuditClaim claim, SubjectKind kind, NameBook names, LongFunction<CellId> id) {
        if (!(claim.subject(kind) instanceof Subject.Withheld)) {
            lines.add(kind.label() + " " + subject(claim, kind, names, id));
        }
    }

    private static String subject(AuditClaim claim, SubjectKind kind, NameBook names, LongFunction<CellId> id) {
        return switch (claim.subject(kind)) {
            case Subject.Open open ->
                kind == SubjectKind.SCOPE && open.value() == 0 ? "all" : names.name(id.apply(open.value()));
            case Subject.Hidden hidden -> "hidden, " + hidden.commitment();
            case Subject.Withheld withheld -> "withheld";
        };
    }

    /** As in the JSON view of a bundle (spec 21.4). */
    static JsonNode json(AuditStatement statement) {
        String view = Documents.AUDIT_BUNDLE.toJson(
                new AuditBundle(statement, Bytes.EMPTY, new KeyId(Bytes32.ZERO, false), ""));
        return JsonMapper.shared().readTree(view).at("/body/statement");
    }
}
