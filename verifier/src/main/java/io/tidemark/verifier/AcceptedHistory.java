package io.tidemark.verifier;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The state roots of one instance that a verifier accepted: those of a chain of verified batches, and those that its keepers
 * signed. Immutable.
 */
public final class AcceptedHistory {
    /** Nothing was accepted. */
    public static final AcceptedHistory NONE = new AcceptedHistory(Map.of(), Map.of(), Map.of(), false);

    private final Map<StateRoot, Sequence> proved;
    private final Map<Sequence, StateRoot> ends;
    private final Map<StateRoot, Tick> signed;
    private final Map<Sequence, SignedSnapshot> places; // of all snapshots: those of the batches too
    private final boolean fromGenesis;

    private AcceptedHistory(
            Map<StateRoot, Sequence> proved,
            Map<StateRoot, Tick> signed,
            Map<Sequence, SignedSnapshot> places,
            boolean fromGenesis) {
        this.proved = Map.copyOf(proved);
        this.ends = proved.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
        this.signed = Map.copyOf(signed);
        this.places = Map.copyOf(places);
        this.fromGenesis = fromGenesis;
    }

    /**
     * The roots before, between and after these batches.
     *
     * @throws IllegalArgumentException if they are not one chain: of different instances, one missing, or one that does not
     *     start where the one before ended
     */
    public static AcceptedHistory of(List<VerifiedBundle> bundles) {
        List<Statement> chain = new ArrayList<>(
                bundles.stream().map(verified -> verified.bundle().statement()).toList());
        chain.sort(Comparator.comparing(Statement::sequence));
        Map<StateRoot, Sequence> proved = new HashMap<>();
        for (int i = 0; i < chain.size(); i++) {
            Statement next = chain.get(i);
            if (i == 0) {
                proved.put(next.preRoot(), Sequence.of(next.sequence().value() - 1));
            } else {
                follow(chain.get(i - 1), next);
            }
            proved.put(next.postRoot(), next.sequence());
        }
        boolean first = !chain.isEmpty() && chain.getFirst().sequence().equals(Sequence.of(1));
        Map<Sequence, SignedSnapshot> places = new HashMap<>();
        bundles.forEach(verified -> place(places, verified.bundle().snapshot()));
        return new AcceptedHistory(proved, Map.of(), places, first);
    }

    private static void place(Map<Sequence, SignedSnapshot> places, SignedSnapshot snapshot) {
        SignedSnapshot there = places.putIfAbsent(snapshot.snapshot().sequence(), snapshot);
        if (there != null) {
            SuppliedSnapshots.conflict(there, snapshot).ifPresent(fault -> {
                throw new IllegalArgumentException(fault.toString());
            });
        }
    }

    private static void follow(Statement before, Statement next) {
        if (!next.instance().equals(before.instance())
                || next.sequence().value() != before.sequence().value() + 1
                || !next.preRoot().equals(before.postRoot())) {
            throw new IllegalArgumentException("expected one chain of batches, got batch "
                    + next.sequence().value() + " after batch "
                    + before.sequence().value() + ", which it does not follow");
        }
    }

    /**
     * The same with the roots of these snapshots, on the word of the keepers.
     *
     * @throws IllegalArgumentException if one is not signed by the keepers of this instance, or two are of one place, of which
     *     one may be that of a batch, or given before
     */
    public AcceptedHistory with(List<SignedSnapshot> snapshots, InstanceParameters instance) {
        Optional<Failure> fault = new SuppliedSnapshots(snapshots, instance).fault();
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get().toString());
        }
        Map<StateRoot, Tick> all = new HashMap<>(signed);
        Map<Sequence, SignedSnapshot> placed = new HashMap<>(places);
        for (SignedSnapshot snapshot : snapshots) {
            place(placed, snapshot);
            all.put(snapshot.snapshot().stateRoot(), snapshot.snapshot().clock());
        }
        return new AcceptedHistory(proved, all, placed, fromGenesis);
    }

    /** Whether nothing was accepted. */
    public boolean isEmpty() {
        return proved.isEmpty() && signed.isEmpty();
    }

    /** How many roots were accepted. */
    public int size() {
        return proved.size()
                + (int) signed.keySet().stream()
                        .filter(root -> !proved.containsKey(root))
                        .count();
    }

    /**
     * What a root is worth that was accepted. The pre-root of a chain that begins later is whatever its maker chose, unless
     * keepers signed a root of that chain: a root holds all those before it (STA-10), and those after it were proved.
     */
    AuditVerdict worth(StateRoot root) {
        if (!proved.containsKey(root)) {
            return signed.containsKey(root) ? AuditVerdict.HOLDS_FOR_KEEPERS : AuditVerdict.PROOF_ALONE;
        }
        if (fromGenesis) {
            return AuditVerdict.HOLDS;
        }
        boolean vouched = proved.keySet().stream().anyMatch(signed::containsKey);
        return vouched ? AuditVerdict.HOLDS_FOR_KEEPERS : AuditVerdict.PROOF_ALONE;
    }

    /** The root after that batch, if the chain has it. */
    Optional<StateRoot> rootAfter(Sequence sequence) {
        return Optional.ofNullable(ends.get(sequence));
    }

    /** The number of the batch after which this was the root, if it is of the chain. */
    Optional<Sequence> sequenceOf(StateRoot root) {
        return Optional.ofNullable(proved.get(root));
    }

    /** The clock that the keepers signed with this root, if they did. */
    Optional<Tick> clockOf(StateRoot root) {
        return Optional.ofNullable(signed.get(root));
    }
}
