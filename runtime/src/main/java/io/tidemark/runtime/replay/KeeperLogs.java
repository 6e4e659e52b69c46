package io.tidemark.runtime.replay;

import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.FactTree;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.KeeperSignature;
import io.tidemark.model.KeeperVerdict;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.log.ActorId;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The snapshots of all keepers' logs in order of their sequence. Signatures in different logs count together (spec LOG-25);
 * that a keeper's log is missing or lacks a snapshot matters only if too few are left.
 */
final class KeeperLogs implements Closeable {
    private final InstanceParameters parameters;
    private final List<KeeperLog> logs;

    KeeperLogs(InstanceParameters parameters, List<KeeperLog> logs) {
        this.parameters = parameters;
        this.logs = List.copyOf(logs);
    }

    /** A snapshot, signed by enough keepers, and where it stands. */
    record Found(SnapshotDigest digest, SignedSnapshot signed, List<ListedSnapshot> listed) {
        Found {
            listed = List.copyOf(listed);
        }
    }

    /** The snapshot of that digest, which is none that was passed. */
    Found find(SnapshotDigest digest, ActorId executor, long at) throws ReplayException {
        while (true) {
            List<ListedSnapshot> taken = takeNext();
            if (taken.isEmpty()) {
                throw new ReplayException(ReplayFault.of(
                        ReplayCode.E_SNAPSHOT_MISSING,
                        executor,
                        at,
                        "the snapshot " + digest.lane() + " in a keeper's log",
                        "none that has it; fetch the logs of the keepers"));
            }
            List<ListedSnapshot> wanted = taken.stream()
                    .filter(listed -> listed.signed().snapshot().digest().equals(digest))
                    .toList();
            if (!wanted.isEmpty()) {
                return new Found(digest, signed(wanted), wanted);
            }
        }
    }

    /** The snapshots with the lowest sequence that is left. */
    private List<ListedSnapshot> takeNext() throws ReplayException {
        Optional<Sequence> lowest = Optional.empty();
        for (KeeperLog log : logs) {
            Optional<Sequence> next = log.peek().map(KeeperLogs::sequence);
            if (next.isPresent() && (lowest.isEmpty() || next.get().compareTo(lowest.get()) < 0)) {
                lowest = next;
            }
        }
        List<ListedSnapshot> taken = new ArrayList<>();
        for (KeeperLog log : logs) {
            while (log.peek().isPresent()
                    && log.peek().map(KeeperLogs::sequence).equals(lowest)) {
                taken.add(log.take());
            }
        }
        return taken;
    }

    private static Sequence sequence(ListedSnapshot listed) {
        return listed.signed().snapshot().sequence();
    }

    private SignedSnapshot signed(List<ListedSnapshot> wanted) throws ReplayException {
        Map<KeeperKey, KeeperSignature> signatures = new TreeMap<>();
        wanted.forEach(listed -> listed.signed()
                .signatures()
                .forEach(signature -> signatures.putIfAbsent(signature.keeper(), signature)));
        SignedSnapshot signed =
                new SignedSnapshot(wanted.getFirst().signed().snapshot(), List.copyOf(signatures.values()));
        KeeperVerdict verdict = signed.verdict(parameters.keepers());
        if (verdict != KeeperVerdict.SIGNED) {
            throw new ReplayException(ReplayFault.of(
                    ReplayCode.E_SNAPSHOT_UNSIGNED,
                    wanted.getFirst().keeper(),
                    wanted.getFirst().sequence(),
                    "signatures of " + parameters.keepers().threshold() + " keepers",
                    verdict + " in the logs of "
                            + wanted.stream()
                                    .map(listed -> listed.keeper().name())
                                    .toList()
                            + "; fetch the logs of the other keepers"));
        }
        return signed;
    }

    /** The facts of a snapshot of a state with so many programs. */
    List<Fact> facts(Found found, long programs) throws ReplayException {
        List<ListedSnapshot> wanted = found.listed();
        for (ListedSnapshot listed : wanted) {
            List<Fact> facts = listed.facts().apply(programs);
            boolean fits = facts.size() <= FactTree.capacity(parameters.factDepth());
            List<FactDigest> digests = facts.stream().map(Fact::digest).toList();
            if (fits
                    && FactTree.of(digests, parameters.factDepth())
                            .root()
                            .equals(listed.signed().snapshot().factRoot())) {
                return facts;
            }
        }
        throw new ReplayException(ReplayFault.of(
                ReplayCode.E_FACT_MISSING,
                wanted.getFirst().keeper(),
                wanted.getFirst().sequence(),
                "listed facts with the fact root of the snapshot",
                "facts with another one"));
    }

    @Override
    public void close() throws IOException {
        for (KeeperLog log : logs) {
            log.close();
        }
    }
}
