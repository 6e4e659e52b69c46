package io.tidemark.runtime.timemap;

import io.tidemark.model.AssetId;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.FactKind;
import io.tidemark.model.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * All facts ever observed. Each transfer or reading has one entry and one sequence for ever; what changes when a domain reorganises is
 * which fact of the entry stands, if any (spec TMP-11). Immutable; nothing is ever removed.
 */
final class FactBook {
    static final FactBook EMPTY =
            new FactBook(TreePVector.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    // By the order in which transfers were first observed; the maps hold places in it.
    private final PVector<Entry> entries;
    private final PMap<Sighted, Integer> bySighted;
    private final PMap<FactDigest, Integer> byFact;
    private final PMap<Sighted.Numbers, Sequence> last;

    private FactBook(
            PVector<Entry> entries,
            PMap<Sighted, Integer> bySighted,
            PMap<FactDigest, Integer> byFact,
            PMap<Sighted.Numbers, Sequence> last) {
        this.entries = entries;
        this.bySighted = bySighted;
        this.byFact = byFact;
        this.last = last;
    }

    /** All facts of one transfer or reading, oldest first; the last may stand. */
    private record Entry(PVector<Fact> facts, boolean standing) {
        Fact newest() {
            return facts.get(facts.size() - 1);
        }

        Entry with(Fact fact) {
            return new Entry(newest().equals(fact) ? facts : facts.plus(fact), true);
        }
    }

    /** The sequence that a transfer or reading has or, if it is new, will have; empty if a fact of it stands. */
    Optional<Sequence> sequence(Sighted sighted) {
        Integer place = bySighted.get(sighted);
        if (place == null) {
            return Optional.of(
                    last.getOrDefault(sighted.numbers(), Sequence.ZERO).next());
        }
        Entry entry = entries.get(place);
        return entry.standing ? Optional.empty() : Optional.of(entry.newest().sequence());
    }

    /** The book with a fact that stands; it has the {@link #sequence} of its transfer. */
    FactBook plus(Fact fact) {
        Sighted sighted = Sighted.of(fact);
        Integer known = bySighted.get(sighted);
        if (known != null) {
            Entry entry = entries.get(known).with(fact);
            return new FactBook(entries.with(known, entry), bySighted, byFact.plus(fact.digest(), known), last);
        }
        int place = entries.size();
        return new FactBook(
                entries.plus(new Entry(TreePVector.singleton(fact), true)),
                bySighted.plus(sighted, place),
                byFact.plus(fact.digest(), place),
                last.plus(sighted.numbers(), fact.sequence()));
    }

    /** The book when these facts, which stand, do so no longer. */
    FactBook withdraw(List<Fact> facts) {
        PVector<Entry> changed = entries;
        for (Fact fact : facts) {
            int place = Objects.requireNonNull(bySighted.get(Sighted.of(fact)), "a recorded fact");
            changed = changed.with(place, new Entry(changed.get(place).facts, false));
        }
        return new FactBook(changed, bySighted, byFact, last);
    }

    /** The facts that stand and are not passed, in the order in which what they are of was first observed. */
    List<Fact> standing() {
        List<Fact> standing =
                entries.stream().filter(Entry::standing).map(Entry::newest).toList();
        Map<Subject, Fact> newest = new HashMap<>();
        standing.stream()
                .filter(FactBook::isReading)
                .forEach(fact -> newest.merge(
                        Subject.of(fact), fact, (a, b) -> b.height().compareTo(a.height()) < 0 ? a : b));
        return standing.stream()
                .filter(fact -> !isReading(fact) || fact.equals(newest.get(Subject.of(fact))))
                .toList();
    }

    /** What readings are of: the newest says what it is now (spec TMP-24). */
    private record Subject(DomainId domain, AssetId asset) {
        static Subject of(Fact fact) {
            return new Subject(fact.domain(), fact.asset());
        }
    }

    private static boolean isReading(Fact fact) {
        return fact.kind() == FactKind.OBSERVATION;
    }

    /** All facts ever observed; those of one transfer or reading follow on each other. */
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

    /** Which of these effects relied on a fact that no longer stands. */
    List<Reliance> reliances(Collection<? extends Effect> effects) {
        List<Reliance> reliances = new ArrayList<>();
        for (Effect effect : effects) {
            Reliance.factOf(effect).flatMap(fact -> reliance(effect, fact)).ifPresent(reliances::add);
        }
        return List.copyOf(reliances);
    }

    private Optional<Reliance> reliance(Effect effect, FactDigest digest) {
        Optional<Fact> fact = fact(digest);
        return switch (status(digest)) {
            case FactStatus.Standing standing -> Optional.empty();
            case FactStatus.Passed passed -> Optional.empty();
            case FactStatus.Unknown unknown -> Optional.empty();
            case FactStatus.Superseded superseded ->
                fact.map(relied -> new Reliance(effect, relied, Optional.of(superseded.by())));
            case FactStatus.Withdrawn withdrawn -> fact.map(relied -> new Reliance(effect, relied, Optional.empty()));
        };
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
        Fact newest = entry.newest();
        if (!newest.digest().equals(digest)) {
            return new FactStatus.Superseded(newest);
        }
        return isReading(newest) ? standing(newest) : new FactStatus.Standing();
    }

    private FactStatus standing(Fact reading) {
        Fact now = standing().stream()
                .filter(fact -> isReading(fact) && Subject.of(fact).equals(Subject.of(reading)))
                .findFirst()
                .orElseThrow();
        return now.equals(reading) ? new FactStatus.Standing() : new FactStatus.Passed(now);
    }
}
