package io.tidemark.runtime.run;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.AssetId;
import io.tidemark.model.Attestation;
import io.tidemark.model.DomainId;
import io.tidemark.model.Fact;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.KeeperSignature;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.runtime.timemap.AttestationPool;
import io.tidemark.runtime.timemap.DepositSighting;
import io.tidemark.runtime.timemap.Observing;
import io.tidemark.runtime.timemap.Recording;
import io.tidemark.runtime.timemap.Refused;
import io.tidemark.runtime.timemap.SnapshotTaking;
import io.tidemark.runtime.timemap.TimeMap;
import io.tidemark.runtime.timemap.simulation.ChainRules;
import io.tidemark.runtime.timemap.simulation.ObservationDelay;
import io.tidemark.runtime.timemap.simulation.SimulatedBlock;
import io.tidemark.runtime.timemap.simulation.SimulatedChain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The timelines of a run, simulated, and the keepers who watch them (spec 16.7). One task at a time. */
final class Observatory {
    private final RunSetting setting;
    private final RunRecorder recorder;
    private final Map<DomainId, Line> lines = new TreeMap<>(Comparator.comparingLong(DomainId::value));
    private final Map<ProgramId, List<Reference>> waiting = new HashMap<>();
    private final List<RunSnapshot> snapshots = new ArrayList<>();
    private final List<SignedObservation> observations = new ArrayList<>();
    private TimeMap map;

    Observatory(RunSetting setting, RunRecorder recorder) {
        this.setting = setting;
        this.recorder = recorder;
        this.map = TimeMap.of(setting.parameters());
    }

    /** A timeline under watch. */
    private static final class Line {
        private final SimulatedChain chain;
        private final ObservationDelay delay;
        private final int blockSeconds;
        private long nextBlock;
        private long observed = -1;

        private Line(SimulatedChain chain, int delay, int blockSeconds, long start) {
            this.chain = chain;
            this.delay = new ObservationDelay(delay);
            this.blockSeconds = blockSeconds;
            this.nextBlock = start + blockSeconds;
        }
    }

    void add(DomainId domain, int blockSeconds, int delaySeconds, int reorgPercent) {
        ChainRules rules = new ChainRules(domain, setting.start(), blockSeconds, reorgPercent, 3, 0);
        SimulatedChain chain = new SimulatedChain(rules, setting.seed() * 31 + domain.value());
        lines.put(
                domain,
                new Line(chain, delaySeconds, blockSeconds, setting.start().value()));
    }

    TimeMap map() {
        return map;
    }

    List<RunSnapshot> snapshots() {
        return List.copyOf(snapshots);
    }

    /** What keepers signed of blocks, in the order in which it was recorded. */
    List<SignedObservation> observations() {
        return List.copyOf(observations);
    }

    /** How long until something may be seen that has not been: the shortest block time. */
    int pulseSeconds() {
        return lines.values().stream().mapToInt(line -> line.blockSeconds).min().orElse(1);
    }

    /** Sends a transfer, which the next block of the timeline will hold. */
    Reference send(DomainId domain, ProgramId account, AssetId asset, Quantity quantity) {
        Line line = Objects.requireNonNull(lines.get(domain), "a timeline of the run");
        Reference reference = line.chain.deposit(account, asset, quantity).reference();
        waiting.computeIfAbsent(account, id -> new ArrayList<>()).add(reference);
        return reference;
    }

    /**
     * The fact of a transfer, once keepers have seen it and no transfer of the account that was sent earlier is still to be
     * deposited: deposits of one account go in the order of their sequences (spec SNP-1).
     */
    Optional<Fact> ready(ProgramId account, Reference reference, SnapshotView view) {
        Optional<Fact> own = fact(account, reference);
        List<Reference> others = waiting.getOrDefault(account, List.of());
        boolean first = own.isPresent()
                && others.stream()
                        .flatMap(other -> fact(account, other).stream())
                        .allMatch(other ->
                                other.sequence().value() >= own.get().sequence().value());
        return own.filter(fact -> first && view.fact(fact.digest()).isPresent());
    }

    /** The transfer is deposited, or nobody waits for it any more. */
    void settled(ProgramId account, Reference reference) {
        waiting.getOrDefault(account, new ArrayList<>()).remove(reference);
    }

    private Optional<Fact> fact(ProgramId account, Reference reference) {
        return map.facts().stream()
                .filter(fact ->
                        fact.account().equals(account) && fact.reference().equals(reference))
                .findFirst();
    }

    /** Moves all timelines on; whether the facts are others than before. */
    boolean advance(Seconds now) {
        List<Fact> before = map.facts();
        for (Line line : lines.values()) {
            while (line.nextBlock <= now.value()) {
                line.delay.put(line.chain.advance());
                line.nextBlock += line.blockSeconds;
            }
            List<SimulatedBlock> visible = line.delay.visibleAt(now);
            for (int i = 0; i < visible.size(); i++) {
                SimulatedBlock block = visible.get(i);
                long height = block.head().height().bits();
                if (!block.deposits().isEmpty() || height <= line.observed || i == visible.size() - 1) {
                    observe(block);
                    line.observed = Math.max(line.observed, height);
                }
            }
        }
        return !before.equals(map.facts());
    }

    private void observe(SimulatedBlock block) {
        List<DepositSighting> deposits = block.deposits();
        if (!(map.observe(block.head(), deposits) instanceof Observing.Seen seen)) {
            return;
        }
        AttestationPool pool = AttestationPool.of(setting.parameters().keepers());
        for (KeeperSecret secret : setting.keys().keepers()) {
            Attestation word = Attestation.sign(seen.observation(), secret);
            secret.destroy();
            recorder.attested(word);
            switch (pool.add(word)) {
                case AttestationPool.Intake.Counted counted -> pool = counted.pool();
                case AttestationPool.Intake.Quorum quorum -> {
                    pool = quorum.pool();
                    record(quorum.signed());
                }
                case AttestationPool.Intake.Contradiction contradiction ->
                    throw new IllegalStateException("a keeper of the run contradicts itself");
                case AttestationPool.Intake.Unsigned unsigned ->
                    throw new IllegalStateException("a keeper of the run is not one of the instance");
            }
        }
    }

    private void record(SignedObservation signed) {
        if (map.record(signed) instanceof Recording.Recorded recorded) {
            map = recorded.map();
            observations.add(signed);
            recorder.observed(signed);
        }
    }

    /** Takes the next snapshot. */
    SnapshotView snapshot(State state, Seconds now, int batches) {
        SnapshotTaking.Taken taken = switch (map.snapshot(state, now)) {
            case SnapshotTaking.Taken made -> made;
            case Refused refused ->
                throw new IllegalStateException("expected " + refused.expected() + ", got " + refused.actual());
        };
        map = taken.map();
        List<KeeperSignature> signatures = new ArrayList<>();
        for (KeeperSecret secret : setting.keys().keepers()) {
            signatures.add(secret.sign(taken.view().digest()));
            secret.destroy();
        }
        signatures.sort(Comparator.comparing(KeeperSignature::keeper));
        SignedSnapshot signed = new SignedSnapshot(taken.view().snapshot(), signatures);
        long programs = state.leaf().counts().programs();
        List<Fact> facts = map.facts().stream()
                .filter(fact -> fact.account().index() <= programs)
                .toList();
        RunSnapshot snapshot = new RunSnapshot(signed, facts, observations.size(), batches);
        recorder.taken(snapshot);
        snapshots.add(snapshot);
        return taken.view();
    }
}
