package io.tidemark.verifier.audit.question;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.KnownCapability;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** At the end of a history: which rights were never used, and where do several living chains end in one holder? */
public final class LifeInspector implements Inspector {
    private record Meeting(ProgramId holder, ProgramId root, ResourceId scope) implements Comparable<Meeting> {
        private static final Comparator<Meeting> ORDER = Comparator.comparing(Meeting::holder)
                .thenComparing(Meeting::root)
                .thenComparing(Meeting::scope);

        @Override
        public int compareTo(Meeting other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {}

    @Override
    public void end(Ledger after, Consumer<Finding> report) {
        Map<Meeting, List<KnownCapability>> meetings = new TreeMap<>();
        for (KnownCapability capability : after.capabilities()) {
            unused(capability, after, report);
            boolean alive = after.deathOf(capability).isEmpty()
                    && after.time().compareTo(capability.grant().expiry()) <= 0;
            if (alive) {
                var grant = capability.grant();
                meetings.computeIfAbsent(
                                new Meeting(grant.holder(), grant.root(), grant.scope()), none -> new ArrayList<>())
                        .add(capability);
            }
        }
        meetings.forEach((meeting, chains) -> meet(meeting, chains, report));
    }

    /** Only a whole history can say that something never happened. */
    private static void unused(KnownCapability capability, Ledger after, Consumer<Finding> report) {
        int mask = capability.grant().rights().mask() & ~capability.exercised().mask();
        if (mask == 0 || !after.isWhole()) {
            return;
        }
        String rights = new Rights(mask).toList().stream().map(Right::name).collect(Collectors.joining(", "));
        report.accept(Finding.of(
                FindingCode.A_RIGHT_UNUSED,
                OptionalLong.of(capability.granted().tick().value()),
                List.of(
                        Detail.cell("capability", capability.id()),
                        Detail.cell("holder", capability.grant().holder()),
                        Detail.word("rights", rights)),
                List.of(capability.granted().evidence())));
    }

    private static void meet(Meeting meeting, List<KnownCapability> chains, Consumer<Finding> report) {
        if (chains.size() < 2) {
            return;
        }
        List<CapabilityId> ids = chains.stream().map(KnownCapability::id).toList();
        List<Evidence> evidence =
                chains.stream().map(chain -> chain.granted().evidence()).toList();
        report.accept(Finding.of(
                FindingCode.A_CHAINS_MEET,
                OptionalLong.empty(),
                List.of(
                        Detail.count("count", chains.size()),
                        Detail.cell("scope", meeting.scope()),
                        Detail.cell("root", meeting.root()),
                        Detail.cell("holder", meeting.holder()),
                        Detail.cells("capabilities", ids)),
                evidence));
    }
}
