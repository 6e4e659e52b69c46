package io.tidemark.verifier.audit.policy;

import io.tidemark.model.Claim;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Transfer;
import io.tidemark.model.Withdraw;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.EffectSubjects;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.KnownResource;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Large moves need two programs in one atomic group. Groups are whole in a batch, so it is judged when one ends. */
final class TwoPartyPolicy implements Inspector {
    private record Move(Occurrence.EffectApplied applied, KnownResource resource) {}

    private final Policy policy;
    private final PolicyRule.TwoParty rule;
    private final Map<GroupDigest, Set<ProgramId>> authors = new LinkedHashMap<>();
    private final Map<GroupDigest, List<Move>> moves = new LinkedHashMap<>();

    TwoPartyPolicy(Policy policy, PolicyRule.TwoParty rule) {
        this.policy = policy;
        this.rule = rule;
    }

    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        if (occurrence instanceof Occurrence.EffectApplied applied) {
            Effect effect = applied.effect();
            GroupDigest group = effect.header().group().digest();
            if (!group.isNone()) {
                authors.computeIfAbsent(group, none -> new TreeSet<>()).add(effect.author());
            }
            moved(effect)
                    .flatMap(before::resource)
                    .filter(this::isLarge)
                    .ifPresent(resource -> note(group, new Move(applied, resource), report));
        } else if (occurrence instanceof Occurrence.BatchOpened) {
            judge(report);
        }
    }

    @Override
    public void end(Ledger after, Consumer<Finding> report) {
        judge(report);
    }

    private static Optional<ResourceId> moved(Effect effect) {
        boolean moves = effect instanceof Transfer
                || effect instanceof Escrow
                || effect instanceof Claim
                || effect instanceof Withdraw;
        return moves ? Optional.of(EffectSubjects.of(effect).resource()) : Optional.empty();
    }

    private boolean isLarge(KnownResource resource) {
        return rule.from().isWithin(resource.quantity())
                && rule.asset().map(asset -> asset.equals(resource.asset())).orElse(true);
    }

    private void note(GroupDigest group, Move move, Consumer<Finding> report) {
        if (group.isNone()) {
            report.accept(breach(move));
        } else {
            moves.computeIfAbsent(group, none -> new ArrayList<>()).add(move);
        }
    }

    private void judge(Consumer<Finding> report) {
        moves.forEach((group, list) -> {
            if (authors.getOrDefault(group, Set.of()).size() < 2) {
                list.forEach(move -> report.accept(breach(move)));
            }
        });
        moves.clear();
        authors.clear();
    }

    private Finding breach(Move move) {
        KnownResource resource = move.resource();
        return PolicyInspector.breach(
                policy,
                FindingCode.P_TWO_PARTY,
                OptionalLong.of(move.applied().tick().value()),
                List.of(
                        Detail.cell("user", move.applied().effect().author()),
                        Detail.cell("resource", resource.id()),
                        Detail.count("quantity", resource.quantity().bits()),
                        Detail.lane("asset", resource.asset().lane()),
                        Detail.count("limit", rule.from().bits())),
                List.of(move.applied().evidence()));
    }
}
