package io.tidemark.runtime.timemap;

import io.tidemark.model.Attestation;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.KeeperSignature;
import io.tidemark.model.KeeperVerdict;
import io.tidemark.model.Observation;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.TakenSnapshot;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.StoredEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Restores a time map from the logs of keepers, and from nothing else (spec TMP-23). Words of keepers in several logs add up;
 * an observation with fewer than a quorum counts when a snapshot with a quorum needs it.
 */
public final class KeeperLogs {
    private final InstanceParameters parameters;
    private final Set<Observation> recorded = new HashSet<>();
    private final List<Equivocation> equivocations = new ArrayList<>();
    private final Map<Observation, SignedObservation> waiting = new LinkedHashMap<>();
    private final Map<Snapshot, Map<KeeperKey, KeeperSignature>> snapshots = new LinkedHashMap<>();
    private final Set<Snapshot> taken = new HashSet<>();
    private TimeMap map;
    private AttestationPool pool;
    private int assumed;
    private Optional<Refused> last = Optional.empty();

    private KeeperLogs(InstanceParameters parameters) {
        this.parameters = parameters;
        this.map = TimeMap.of(parameters);
        this.pool = AttestationPool.of(parameters.keepers());
    }

    /**
     * What the logs say.
     *
     * @param map as far as it could be restored
     * @param equivocations keepers who signed two observations of one place, with the evidence
     * @param assumed how many of the observations have no quorum of their own, but a signed snapshot over them
     * @param open observations and snapshots at the end that no quorum stands behind
     * @param fault why the logs do not hold together; empty if they do
     */
    public record Restored(
            TimeMap map, List<Equivocation> equivocations, int assumed, int open, Optional<Refused> fault) {
        /** Copies the evidence. */
        public Restored {
            equivocations = List.copyOf(equivocations);
        }
    }

    /** Restores what the logs hold; those given first are read first. */
    public static Restored restore(InstanceParameters parameters, List<LogCursor> logs) throws LogException {
        KeeperLogs all = new KeeperLogs(parameters);
        List<Source> sources = new ArrayList<>();
        for (LogCursor log : logs) {
            sources.add(new Source(log));
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Source source : sources) {
                while (source.next.isPresent() && all.take(source.next.get())) {
                    source.next = source.log.next();
                    moved = true;
                }
            }
            moved = moved || all.takeSnapshots(false) || all.takeSnapshots(true);
        }
        boolean whole = sources.stream().allMatch(source -> source.next.isEmpty());
        Optional<Refused> fault = whole ? all.snapshotFault() : all.last;
        return new Restored(all.map, all.equivocations, all.assumed, all.waiting.size() + all.snapshots.size(), fault);
    }

    private static final class Source {
        private final LogCursor log;
        private Optional<StoredEntry> next;

        Source(LogCursor log) throws LogException {
            this.log = log;
            this.next = log.next();
        }
    }

    /** Whether there is no need to come back to this entry. */
    private boolean take(StoredEntry stored) {
        if (stored.entry().payload() instanceof ObservedBlock block) {
            return recorded.contains(block.signed().observation()) ? heard(block) : observe(block);
        }
        if (stored.entry().payload() instanceof TakenSnapshot snapshot
                && !taken.contains(snapshot.signed().snapshot())) {
            Map<KeeperKey, KeeperSignature> words =
                    snapshots.computeIfAbsent(snapshot.signed().snapshot(), first -> new TreeMap<>());
            snapshot.signed().signatures().forEach(word -> words.put(word.keeper(), word));
            takeSnapshots(false);
        }
        return true;
    }

    private boolean heard(ObservedBlock block) {
        words(block.signed());
        return true;
    }

    /** All words on it that are known, in whatever log they stand. */
    private SignedObservation words(SignedObservation signed) {
        SignedObservation most = signed;
        for (KeeperSignature signature : signed.signatures()) {
            switch (pool.add(new Attestation(signed.observation(), signature))) {
                case AttestationPool.Intake.Counted counted -> pool = counted.pool();
                case AttestationPool.Intake.Quorum quorum -> {
                    pool = quorum.pool();
                    most = quorum.signed();
                }
                case AttestationPool.Intake.Contradiction contradiction -> note(contradiction.evidence());
                case AttestationPool.Intake.Unsigned unsigned -> {}
            }
        }
        return most;
    }

    private void note(Equivocation evidence) {
        if (!equivocations.contains(evidence)) {
            equivocations.add(evidence);
        }
    }

    private boolean observe(ObservedBlock block) {
        SignedObservation signed = words(block.signed());
        return switch (map.record(signed)) {
            case Recording.Recorded now -> {
                observed(now.map(), signed.observation());
                yield true;
            }
            case Refused refused -> {
                boolean unsigned = refused.code() == TimeMapCode.E_OBSERVATION_UNSIGNED;
                if (unsigned) {
                    waiting.put(signed.observation(), signed);
                } else {
                    last = Optional.of(refused);
                }
                yield unsigned;
            }
        };
    }

    private void observed(TimeMap next, Observation observation) {
        map = next;
        recorded.add(observation);
        waiting.remove(observation);
    }

    /** Takes the snapshots that are next and signed; whether there was one. */
    private boolean takeSnapshots(boolean assuming) {
        boolean any = false;
        for (Snapshot snapshot : List.copyOf(snapshots.keySet())) {
            if (isSigned(snapshot) && (take(snapshot) || assuming && takeAssuming(snapshot))) {
                snapshots.remove(snapshot);
                taken.add(snapshot);
                any = true;
            }
        }
        return any;
    }

    private boolean isSigned(Snapshot snapshot) {
        Map<KeeperKey, KeeperSignature> words = snapshots.getOrDefault(snapshot, Map.of());
        return new SignedSnapshot(snapshot, List.copyOf(words.values())).verdict(parameters.keepers())
                == KeeperVerdict.SIGNED;
    }

    private boolean take(Snapshot snapshot) {
        if (map.record(snapshot) instanceof Recording.Recorded now) {
            map = now.map();
            return true;
        }
        return false;
    }

    private boolean takeAssuming(Snapshot snapshot) {
        TimeMap with = map;
        List<Observation> needed = new ArrayList<>();
        for (SignedObservation signed : waiting.values()) {
            if (with.assume(signed) instanceof Recording.Recorded more) {
                with = more.map();
                needed.add(signed.observation());
                if (with.record(snapshot) instanceof Recording.Recorded now) {
                    assumed += needed.size();
                    needed.forEach(observation -> observed(now.map(), observation));
                    return true;
                }
            }
        }
        return false;
    }

    /** A signed snapshot that does not follow. */
    private Optional<Refused> snapshotFault() {
        return snapshots.keySet().stream()
                .filter(this::isSigned)
                .flatMap(snapshot -> map.record(snapshot) instanceof Refused refused
                        ? Optional.of(refused).stream()
                        : Optional.<Refused>empty().stream())
                .findFirst();
    }
}
