package io.tidemark.verifier;

import io.tidemark.algebra.Fr;
import io.tidemark.model.CellId;
import io.tidemark.model.Counter;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectsDigest;
import io.tidemark.model.IntentHead;
import io.tidemark.model.LaneValue;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipDigest;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ProgramsDigest;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.Statement;
import io.tidemark.model.Tick;
import io.tidemark.model.UseEntry;
import io.tidemark.model.UsesDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lists of a bundle: that each opens its digest, and that they agree with each other (spec VER-5, VER-6).
 *
 * <p>A proof makes contradictions impossible in lists that open their digests; they are looked for all the same, since
 * they cost nothing and name the fault.
 */
final class OpeningChecks {
    private final Statement statement;
    private final Openings openings;
    private final ShapeCapacities capacities;
    private final Optional<List<EffectEntry>> heads;

    OpeningChecks(Statement statement, Openings openings, ShapeCapacities capacities) {
        this.statement = statement;
        this.openings = openings;
        this.capacities = capacities;
        this.heads = openings.effects().heads();
    }

    /** The first fault, if any. */
    Optional<Failure> run() {
        return Stream.<Supplier<Optional<Failure>>>of(
                        this::headsOpen,
                        this::programsOpen,
                        this::ownershipOpens,
                        this::usesOpen,
                        this::programsAgree,
                        this::countsAgree,
                        this::headsAgree,
                        this::ownershipAgrees,
                        this::usesAgree)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    // That the lists open their digests.

    private Optional<Failure> headsOpen() {
        return heads.flatMap(list -> opens(
                VerificationCode.E_OPENING_HEADS,
                "effects",
                list,
                capacities.effects(),
                () -> EffectsDigest.of(list, capacities),
                statement.effects()));
    }

    private Optional<Failure> programsOpen() {
        List<ProgramEntry> joined =
                openings.programs().stream().filter(entry -> !entry.acted()).toList();
        if (joined.size() > capacities.joined()) {
            return fail(
                    VerificationCode.E_OPENING_PROGRAMS,
                    "at most " + capacities.joined() + " programs that were joined in this shape",
                    joined.size() + "");
        }
        return opens(
                VerificationCode.E_OPENING_PROGRAMS,
                "programs",
                openings.programs().stream().filter(ProgramEntry::acted).toList(),
                capacities.authors(),
                () -> ProgramsDigest.of(openings.programs(), capacities),
                statement.programs());
    }

    private Optional<Failure> ownershipOpens() {
        return opens(
                VerificationCode.E_OPENING_OWNERSHIP,
                "resources",
                openings.ownership(),
                capacities.resources(),
                () -> OwnershipDigest.of(openings.ownership(), capacities),
                statement.ownership());
    }

    private Optional<Failure> usesOpen() {
        return opens(
                VerificationCode.E_OPENING_USES,
                "uses",
                openings.uses(),
                capacities.effects(),
                () -> UsesDigest.of(openings.uses(), capacities),
                statement.uses());
    }

    private static Optional<Failure> opens(
            VerificationCode code,
            String what,
            List<?> entries,
            int capacity,
            Supplier<? extends LaneValue> digest,
            LaneValue expected) {
        if (entries.size() > capacity) {
            return fail(code, "at most " + capacity + " " + what + " in this shape", entries.size() + "");
        }
        Fr computed = digest.get().lane();
        return computed.equals(expected.lane())
                ? Optional.empty()
                : fail(code, "a list of " + what + " with the digest " + expected.lane(), computed.toString());
    }

    // That they agree.

    private Optional<Failure> programsAgree() {
        Optional<CellId> wrong = zeroOrRepeat(openings.programs().stream().map(ProgramEntry::program));
        if (wrong.isPresent()) {
            return contradiction("each program once, by an index from 1", "another entry of " + wrong.get());
        }
        List<Boolean> acted =
                openings.programs().stream().map(ProgramEntry::acted).toList();
        if (acted.contains(false) && acted.lastIndexOf(true) > acted.indexOf(false)) {
            return contradiction("programs that acted before those that were joined", "another order");
        }
        return openings.programs().stream()
                .filter(entry -> entry.acted() ? !isOneLife(entry) : !isAsBefore(entry))
                .findFirst()
                .flatMap(entry -> contradiction(
                        "a counter that rises, and a head before it unless the program is new; or the same head, of a program that was joined",
                        entry.toString()));
    }

    private static boolean isOneLife(ProgramEntry entry) {
        boolean isNew = entry.counterBefore().equals(Counter.ZERO);
        return entry.counterAfter().compareTo(entry.counterBefore()) > 0
                && isNew == entry.headBefore().isNone()
                && !entry.headAfter().isNone();
    }

    /** Of a program that was joined: it is there, and nothing in its log changed. */
    private static boolean isAsBefore(ProgramEntry entry) {
        return !entry.counterBefore().equals(Counter.ZERO)
                && !entry.headBefore().isNone()
                && entry.headBefore().equals(entry.headAfter());
    }

    /** Each effect raises one counter by one, and has one place in the other lists. */
    private Optional<Failure> countsAgree() {
        long effects = openings.programs().stream()
                .mapToLong(entry ->
                        entry.counterAfter().value() - entry.counterBefore().value())
                .sum();
        if (effects < 1 || effects > capacities.effects()) {
            return contradiction(
                    "1 to " + capacities.effects() + " effects", "counters that rise by " + effects + " in all");
        }
        if (openings.uses().size() != effects) {
            return contradiction(
                    "an entry in uses for each of " + effects + " effects",
                    openings.uses().size() + " entries");
        }
        int listed = heads.map(List::size).orElse((int) effects);
        return listed == effects
                ? Optional.empty()
                : contradiction("a head for each of " + effects + " effects", listed + " heads");
    }

    private Optional<Failure> headsAgree() {
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        List<EffectEntry> list = heads.get();
        Set<IntentHead> known = list.stream().map(EffectEntry::head).collect(Collectors.toSet());
        if (known.size() != list.size()
                || list.stream().anyMatch(entry -> entry.tick().equals(Tick.ZERO))) {
            return contradiction(
                    "different heads, each with a tick from 1", "a head twice, or the tick 0, in the list of effects");
        }
        return openings.programs().stream()
                .filter(entry -> entry.acted() && !known.contains(entry.headAfter()))
                .findFirst()
                .flatMap(entry -> contradiction("the last head of each program among the effects", entry.toString()));
    }

    private Optional<Failure> ownershipAgrees() {
        Optional<CellId> wrong = zeroOrRepeat(openings.ownership().stream().map(OwnershipEntry::resource));
        if (wrong.isPresent()) {
            return contradiction("each resource once, by an index from 1", "another entry of " + wrong.get());
        }
        return openings.ownership().stream()
                .filter(entry -> entry.after().status() == ResourceStatus.ABSENT)
                .findFirst()
                .flatMap(entry -> contradiction("a resource that is there after the batch", entry.toString()));
    }

    private Optional<Failure> usesAgree() {
        Set<ProgramId> actors = openings.programs().stream()
                .filter(ProgramEntry::acted)
                .map(ProgramEntry::program)
                .collect(Collectors.toSet());
        Set<ResourceId> touched =
                openings.ownership().stream().map(OwnershipEntry::resource).collect(Collectors.toSet());
        for (int i = 0; i < openings.uses().size(); i++) {
            UseEntry use = openings.uses().get(i);
            if (use.isNone()) {
                continue;
            }
            if (!actors.contains(use.user()) || !(use.resource().isNone() || touched.contains(use.resource()))) {
                return contradiction("a use by a program that acted, of a resource that was touched", use.toString());
            }
            int place = i;
            Tick tick = heads.map(list -> list.get(place).tick()).orElse(use.tick());
            if (use.tick().equals(Tick.ZERO) || !use.tick().equals(tick)) {
                return contradiction("use " + i + " at the tick of effect " + i + ", " + tick, use.toString());
            }
        }
        return Optional.empty();
    }

    private static Optional<CellId> zeroOrRepeat(Stream<? extends CellId> ids) {
        Set<CellId> seen = new HashSet<>();
        return ids.<CellId>map(id -> id)
                .filter(id -> id.isNone() || !seen.add(id))
                .findFirst();
    }

    private static Optional<Failure> contradiction(String expected, String actual) {
        return fail(VerificationCode.E_OPENING_CONTRADICTION, expected, actual);
    }

    private static Optional<Failure> fail(VerificationCode code, String expected, String actual) {
        return Optional.of(Failure.of(code, expected, actual));
    }
}
