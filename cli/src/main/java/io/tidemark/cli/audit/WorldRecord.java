package io.tidemark.cli.audit;

import io.tidemark.cli.world.LogEntry;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Proposal;
import io.tidemark.cli.world.Ref;
import io.tidemark.cli.world.World;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.EffectKind;
import io.tidemark.model.ProgramId;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Sequence;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.jspecify.annotations.Nullable;

/** What the record of a world says beyond its bundles: an operator's word, which no proof covers. */
public final class WorldRecord {
    private static final String ACTOR = "world";

    private final World world;
    private final List<LogEntry> log;
    private final NameBook names;

    /** Reads a world's record. */
    public WorldRecord(World world, List<LogEntry> log, NameBook names) {
        this.world = world;
        this.log = List.copyOf(log);
        this.names = names;
    }

    /** The refused effects, in order. */
    public List<Occurrence.EffectRefused> refused() throws MalformedFileException {
        List<Occurrence.EffectRefused> refused = new ArrayList<>();
        long sequence = 0;
        for (LogEntry entry : log) {
            sequence = entry.parts().isEmpty()
                    ? sequence
                    : entry.parts().getFirst().sequence();
            List<Proposal> proposals = world.batch(entry.batch()).proposals();
            if (proposals.size() != entry.outcomes().size()) {
                throw NameBook.edited(world, entry.batch());
            }
            for (int i = 0; i < proposals.size(); i++) {
                String code = entry.outcomes().get(i).code();
                if (code != null) {
                    refused.add(refusal(entry, sequence, entry.outcomes().get(i), code, proposals.get(i)));
                }
            }
        }
        return List.copyOf(refused);
    }

    /** The last sequence that the record knows of. */
    public List<AuditRun.Expected> expected() {
        return log.reversed().stream()
                .filter(entry -> !entry.parts().isEmpty())
                .map(entry -> new AuditRun.Expected(
                        entry.parts().getLast().sequence(),
                        "the world's log records batch " + entry.batch(),
                        Optional.of(evidence(entry))))
                .limit(1)
                .toList();
    }

    private Occurrence.EffectRefused refusal(
            LogEntry entry, long sequence, LogEntry.Outcome outcome, String code, Proposal proposal) {
        return new Occurrence.EffectRefused(
                Sequence.of(sequence),
                EffectKind.ofLabel(outcome.kind()).orElseThrow(),
                ProgramId.of(outcome.author()),
                capability(proposal),
                RejectCode.valueOf(code),
                evidence(entry));
    }

    private CapabilityId capability(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Transfer e -> resolve(e.capability());
            case Proposal.Escrow e -> resolve(e.capability());
            case Proposal.Claim e -> resolve(e.capability());
            case Proposal.Delegate e -> resolve(e.parent());
            case Proposal.Register e -> CapabilityId.NONE;
            case Proposal.Deposit e -> CapabilityId.NONE;
            case Proposal.Withdraw e -> CapabilityId.NONE;
            case Proposal.Revoke e -> CapabilityId.NONE;
            case Proposal.RevokeCapability e -> CapabilityId.NONE;
            case Proposal.Invoke e -> CapabilityId.NONE;
            case Proposal.Accept e -> CapabilityId.NONE;
            case Proposal.Decline e -> CapabilityId.NONE;
            case Proposal.Split e -> CapabilityId.NONE;
            case Proposal.Merge e -> CapabilityId.NONE;
            case Proposal.Watch e -> CapabilityId.NONE;
            case Proposal.Fire e -> CapabilityId.NONE;
            case Proposal.Join e -> CapabilityId.NONE;
        };
    }

    private CapabilityId resolve(@Nullable Ref ref) {
        return switch (ref) {
            case null -> CapabilityId.NONE;
            case Ref.Named named ->
                CapabilityId.of(names.index(CellKind.CAPABILITY, named.name()).orElse(0));
            case Ref.Indexed indexed -> CapabilityId.of(indexed.index());
        };
    }

    private static Evidence evidence(LogEntry entry) {
        return new Evidence.InLog(ACTOR, entry.batch(), Bytes32.fromHexString(entry.source()));
    }
}
