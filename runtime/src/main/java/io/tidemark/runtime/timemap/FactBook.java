package io.tidemark.runtime.timemap;

import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Reference;
import io.tidemark.model.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * All facts ever observed. Each transfer has one entry and one sequence for ever; what changes when a domain reorganises is
 * which fact of the entry stands, if any (spec TMP-11). Immutable; nothing is ever removed.
 */
final class FactBook {
    static final FactBook EMPTY =
            new FactBook(TreePVector.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    // By the order in which transfers were first observed; the maps hold places in it.
    private final PVector<Entry> entries;
    private final PMap<Transfer, Integer> byTransfer;
    private final PMap<FactDigest, Integer> byFact;
    private final PMap<ProgramId, Sequence> last;

    private FactBook(
            PVector<Entry> entries,
            PMap<Transfer, Integer> byTransfer,
            PMap<FactDigest, Integer> byFact,
            PMap<ProgramId, Sequence> last) {
        this.entries = entries;
        this.byTransfer = byTransfer;
        this.byFact = byFact;
        this.last = last;
    }

    private record Transfer(ProgramId account, Reference reference) {
        static Transfer of(Fact fact) {
            return new Transfer(fact.account(), fact.reference());
        }
    }

    /** All facts of one transfer, oldest first; the last may stand. */
    private record Entry(PVector<Fact> facts, boolean standing) {
        Fact newest() {
            return facts.get(facts.size() - 1);
        }

        Entry with(Fact fact) {
            return new Entry(newest().equals(fact) ? facts : facts.plus(fact), true);
        }
    }

    /** The sequence that a transfer has or, if it is new, will have; empty if a fact of it stands. */
    Optional<Sequence> sequence(ProgramId account, Reference reference) {
        Integer place = byTransfer.get(new Transfer(account, reference));
        if (place == null) {
            return Optional.of(last.getOrDefault(account, Sequence.ZERO).next());
        }
        Entry entry = entries.get(place);
        return entry.standing ? Optional.empty() : Optional.of(entry.newest().sequence());
    }

    /** The book with a fact that stands; it has the {@link #sequence} of its transfer. */
    FactBook plus(Fact fact) {
        Transfer transfer = Transfer.of(fact);
        Integer known = byTransfer.get(transfer);
        if (known != null) {
            Entry entry = entries.get(known).with(fact);
            return new FactBook(entries.with(known, entry), byTransfer, byFact.plus(fact.digest(), known), last);
        }
        int place = entries.size();
        return new FactBook(
                entries.plus(new Entry(TreePVector.singleton(fact), true)),
                byTransfer.plus(transfer, place),
                byFact.plus(fact.digest(), place),
                last.plus(fact.account(), fact.sequence()));
    }

    /** The book when these facts, which stand, do so no longer. */
    FactBook withdraw(List<Fact> facts) {
        PVector<Entry> changed = entries;
        for (Fact fact : facts) {
            int place = Objects.requireNonNull(byTransfer.get(Transfer.of(fact)), "a recorded fact");
            changed = changed.with(place, new Entry(changed.get(place).facts, false));
        }
        return new FactBook(changed, byTransfer, byFact, last);
    }

    /** The facts that stand, in the order in which their transfers were first observed. */
    List<Fact> standing() {
        return entries.stream().filter(Entry::standing).map(Entry::newest).toList();
    }

    /** All facts ever observed, transfer by transfer. */
    List<Fact> all() {
        return entries.stream().flatMap(entry -> entry.facts.stream()).toList();
    }

    /** The fact of that digest. */
    Optional<Fact> fact(FactDigest digest) {
        return Optional.ofNullable(byFact.get(digest))
                .flatMap(place -> entries.get(place).facts.stream()
                        .filter(fact -> fact.digest().equals(digest))
                        .findFirst());
    }

    /** Which of these effects are deposits that relied on a fact which no longer stands. */
    List<Reliance> reliances(Collection<? extends Effect> effects) {
        List<Reliance> reliances = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Deposit deposit) {
                switch (status(deposit.fact())) {
                    case FactStatus.Standing standing -> {}
                    case FactStatus.Unknown unknown -> {}
                    case FactStatus.Superseded superseded ->
                        reliances.add(reliance(deposit, Optional.of(superseded.by())));
                    case FactStatus.Withdrawn withdrawn -> reliances.add(reliance(deposit, Optional.empty()));
                }
            }
        }
        return List.copyOf(reliances);
    }

    private Reliance reliance(Deposit deposit, Optional<Fact> replacement) {
        return new Reliance(deposit, fact(deposit.fact()).orElseThrow(), replacement);
    }

    /** What there is to say of a fact now. */
    FactStatus status(FactDigest digest) {
        Integer place = byFact.get(digest);
        if (place == null) {
            return new FactStatus.Unknown();
        }
        Entry entry = entries.get(place);
        if (!entry.standing) {
            return new FactStatus.Withdrawn();
        }
        return entry.newest().digest().equals(digest)
                ? new FactStatus.Standing()
                : new FactStatus.Superseded(entry.newest());
    }
}
