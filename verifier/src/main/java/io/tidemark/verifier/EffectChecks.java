package io.tidemark.verifier;

import io.tidemark.model.Accept;
import io.tidemark.model.CallEffect;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Claim;
import io.tidemark.model.Counter;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.Holding;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.MemberDigest;
import io.tidemark.model.Merge;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Split;
import io.tidemark.model.Statement;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.UseEntry;
import io.tidemark.model.Watch;
import io.tidemark.model.Withdraw;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Published effects: that they lead to the published heads, groups, promises, uses and resources (spec VER-9). Runs after
 * {@link OpeningChecks}, whose result it relies on.
 */
final class EffectChecks {
    private final Statement statement;
    private final Openings openings;
    private final List<EffectEntry> entries;
    private final List<Effect> effects;

    EffectChecks(Statement statement, Openings openings, EffectsOpening.Full published) {
        this.statement = statement;
        this.openings = openings;
        this.entries = published.entries();
        this.effects = published.effects();
    }

    /** The first fault, if any. */
    Optional<Failure> run() {
        return headsFollow()
                .or(this::groupsAreWhole)
                .or(() -> new PromiseChecks(openings, effects).run())
                .or(this::usesAreThoseOfTheEffects)
                .or(this::resourcesAreThoseOfTheEffects);
    }

    // Intent logs.

    private Optional<Failure> headsFollow() {
        Map<ProgramId, IntentHead> heads = new HashMap<>();
        Map<ProgramId, Counter> counters = new HashMap<>();
        for (ProgramEntry entry : openings.programs()) {
            heads.put(entry.program(), entry.headBefore());
            counters.put(entry.program(), entry.counterBefore());
        }
        for (int i = 0; i < effects.size(); i++) {
            EffectHeader header = effects.get(i).header();
            Counter before = counters.get(header.author());
            if (before == null || header.counter().value() != before.value() + 1) {
                String expected = before == null ? "an author among the programs" : "counter " + (before.value() + 1);
                return fail(
                        i,
                        expected,
                        "program " + header.author().index() + " at counter "
                                + header.counter().value());
            }
            if (!header.snapshot().equals(statement.snapshot())) {
                return fail(
                        i,
                        "snapshot " + statement.snapshot().lane(),
                        "snapshot " + header.snapshot().lane());
            }
            IntentHead previous = heads.getOrDefault(header.author(), IntentHead.NONE);
            IntentHead head = effects.get(i).intentHead(previous, statement.instance());
            if (!head.equals(entries.get(i).head())) {
                return fail(i, "the head " + entries.get(i).head().lane(), "one with the head " + head.lane());
            }
            heads.put(header.author(), head);
            counters.put(header.author(), header.counter());
        }
        return openings.programs().stream()
                .filter(entry -> !entry.headAfter().equals(heads.get(entry.program())))
                .findFirst()
                .flatMap(entry -> fail(
                        "effects of program " + entry.program().index() + " that end in the head "
                                + entry.headAfter().lane(),
                        "another head"));
    }

    // Atomic groups.

    private Optional<Failure> groupsAreWhole() {
        Map<GroupDigest, Map<Integer, Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < effects.size(); i++) {
            var group = effects.get(i).header().group();
            if (group.isNone()) {
                continue;
            }
            Integer other = groups.computeIfAbsent(group.digest(), digest -> new HashMap<>())
                    .put(group.index(), i);
            if (other != null) {
                return fail(i, "one member at each place of a group", "place " + group.index() + " twice");
            }
        }
        for (var group : groups.entrySet()) {
            Optional<Failure> fault = groupIsWhole(group.getKey(), group.getValue());
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> groupIsWhole(GroupDigest digest, Map<Integer, Integer> places) {
        int size = places.size();
        Set<Tick> ticks =
                places.values().stream().map(i -> entries.get(i).tick()).collect(Collectors.toSet());
        boolean whole = size <= GroupDigest.MEMBERS_MAX
                && ticks.size() == 1
                && places.entrySet().stream()
                        .allMatch(place -> place.getKey() < size
                                && effects.get(place.getValue())
                                                .header()
                                                .group()
                                                .size()
                                        == size);
        if (!whole) {
            return fail(
                    "the whole group " + digest.lane() + " at one tick",
                    size + " members at " + ticks.size() + " ticks");
        }
        MemberDigest[] members = new MemberDigest[size];
        places.forEach((place, i) -> members[place] = effects.get(i).memberDigest());
        GroupDigest computed = GroupDigest.of(List.of(members));
        return computed.equals(digest)
                ? Optional.empty()
                : fail("members of the group " + digest.lane(), "members of " + computed.lane());
    }

    // Uses and resources.

    private Optional<Failure> usesAreThoseOfTheEffects() {
        for (int i = 0; i < effects.size(); i++) {
            UseEntry expected = useOf(effects.get(i), entries.get(i).tick());
            if (!expected.equals(openings.uses().get(i))) {
                return fail(i, "the use " + expected, openings.uses().get(i).toString());
            }
        }
        return Optional.empty();
    }

    private static UseEntry useOf(Effect effect, Tick tick) {
        return switch (effect) {
            case Transfer e -> use(e, e.capability(), e.resource(), tick, Right.TRANSFER);
            case Escrow e -> use(e, e.capability(), e.resource(), tick, Right.ESCROW);
            case Claim e -> use(e, e.capability(), e.resource(), tick, Right.CLAIM);
            case Delegate e -> use(e, e.parent(), e.scope(), tick, Right.DELEGATE);
            case Register e -> UseEntry.NONE;
            case Deposit e -> UseEntry.NONE;
            case Withdraw e -> UseEntry.NONE;
            case Revoke e -> UseEntry.NONE;
            case RevokeCapability e -> UseEntry.NONE;
            case CallEffect e -> UseEntry.NONE;
            case Split e -> UseEntry.NONE;
            case Merge e -> UseEntry.NONE;
            case Watch e -> UseEntry.NONE;
            case Fire e -> UseEntry.NONE;
            case Join e -> UseEntry.NONE;
        };
    }

    private static UseEntry use(Effect e, CapabilityId capability, ResourceId resource, Tick tick, Right right) {
        return capability.isNone() ? UseEntry.NONE : UseEntry.of(capability, e.author(), resource, tick, right);
    }

    private Optional<Failure> resourcesAreThoseOfTheEffects() {
        Set<ResourceId> touched =
                openings.ownership().stream().map(OwnershipEntry::resource).collect(Collectors.toSet());
        for (int i = 0; i < effects.size(); i++) {
            for (ResourceId resource : resourcesOf(effects.get(i))) {
                if (!resource.isNone() && !touched.contains(resource)) {
                    return fail(i, "an ownership entry of resource " + resource.index(), "none");
                }
            }
        }
        long making = effects.stream()
                .filter(effect -> effect instanceof Deposit || effect instanceof Split)
                .count();
        long made = openings.ownership().stream()
                .filter(entry -> entry.before().equals(Holding.NONE))
                .count();
        return made == making
                ? Optional.empty()
                : fail("a new resource for each of " + making + " deposits and splits", made + " new resources");
    }

    /** The resources that an effect names; those of a call are named by the Invoke alone. */
    private static List<ResourceId> resourcesOf(Effect effect) {
        return switch (effect) {
            case Withdraw e -> List.of(e.resource());
            case Transfer e -> List.of(e.resource());
            case Escrow e -> List.of(e.resource());
            case Claim e -> List.of(e.resource());
            case Revoke e -> List.of(e.resource());
            case Delegate e -> List.of(e.scope());
            case Invoke e -> e.arguments();
            case Register e -> List.of();
            case Deposit e -> List.of();
            case RevokeCapability e -> List.of();
            case Accept e -> List.of();
            case Decline e -> List.of();
            case Split e -> List.of(e.resource());
            case Merge e -> List.of(e.resource(), e.other());
            case Watch e -> List.of(); // it looks at nothing before it fires
            case Fire e -> List.of(e.watched().resource());
            case Join e -> List.of();
        };
    }

    static Optional<Failure> fail(int effect, String expected, String actual) {
        return fail("effect " + effect + ": " + expected, actual);
    }

    static Optional<Failure> fail(String expected, String actual) {
        return Optional.of(Failure.of(VerificationCode.E_OPENING_EFFECTS, expected, actual));
    }
}
