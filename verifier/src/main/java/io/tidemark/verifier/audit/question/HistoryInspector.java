package io.tidemark.verifier.audit.question;

import io.tidemark.model.RejectCode;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Is the history whole, and what was refused? */
public final class HistoryInspector implements Inspector {
    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        switch (occurrence) {
            case Occurrence.BatchesMissing gap ->
                tell(
                        report,
                        FindingCode.A_BATCHES_MISSING,
                        gap,
                        Detail.count("first", gap.first().value()),
                        Detail.count("last", gap.last().value()));
            case Occurrence.HistoryBroken broken ->
                tell(
                        report,
                        FindingCode.A_HISTORY_BROKEN,
                        broken,
                        Detail.count("batch", broken.sequence().value()),
                        Detail.word("expected", broken.expected()));
            case Occurrence.HistoryForked forked ->
                report.accept(Finding.of(
                        FindingCode.A_HISTORY_FORKED,
                        OptionalLong.empty(),
                        List.of(Detail.count("batch", forked.sequence().value())),
                        List.of(forked.evidence(), forked.other())));
            case Occurrence.HistoryTruncated cut ->
                tell(
                        report,
                        FindingCode.A_HISTORY_TRUNCATED,
                        cut,
                        Detail.count("batch", cut.sequence().value()),
                        Detail.word("expected", cut.expected()));
            case Occurrence.EffectsWithheld withheld ->
                tell(
                        report,
                        FindingCode.A_EFFECTS_WITHHELD,
                        withheld,
                        Detail.count("batch", withheld.sequence().value()));
            case Occurrence.EffectRefused refused -> refused(refused, report);
            case Occurrence.BatchOpened opened -> {}
            case Occurrence.EffectApplied applied -> {}
            case Occurrence.UseSeen seen -> {}
            case Occurrence.HoldingSeen seen -> {}
        }
    }

    private static void refused(Occurrence.EffectRefused refused, Consumer<Finding> report) {
        Detail effect = Detail.word("effect", refused.kind().label());
        Detail author = Detail.cell("author", refused.author());
        if (refused.code() == RejectCode.E_CAPABILITY_EXPIRED
                && !refused.capability().isNone()) {
            tell(
                    report,
                    FindingCode.A_EXPIRED_USE_REFUSED,
                    refused,
                    author,
                    Detail.cell("capability", refused.capability()),
                    effect);
            return;
        }
        tell(
                report,
                FindingCode.A_EFFECT_REFUSED,
                refused,
                effect,
                author,
                Detail.word("reason", refused.code().name()));
    }

    private static void tell(Consumer<Finding> report, FindingCode code, Occurrence occurrence, Detail... details) {
        List<Evidence> evidence = List.of(occurrence.evidence());
        report.accept(Finding.of(code, OptionalLong.empty(), List.of(details), evidence));
    }
}
