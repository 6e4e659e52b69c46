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
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Escrow;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.Holding;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.MemberDigest;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Statement;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.UseEntry;
import io.tidemark.model.Withdraw;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Published effects: that they lead to the published heads, groups, uses and resources (spec VER-9). Runs after
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
                .or(this::usesAreThoseOfTheEffects)
                .or(this::resourcesAreThoseOfTheEffects);
    }

    // Intent logs.

    private Optional<Failure> headsFollow() {
        Map<ProgramId, ProgramEntry> programs =
                openings.programs().stream().collect(Collectors.toMap(ProgramEntry::program, entry -> entry));
        Map<ProgramId, IntentHead> heads = new HashMap<>();
        Map<ProgramId, Counter> counters = new HashMap<>();
        programs.values().forEach(entry -> {
            heads.put(entry.program(), entry.headBefore());
            counters.put(entry.program(), entry.counterBefore());
        });
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            ProgramId author = effect.author();
            Counter before = counters.get(author);
            if (before == null || effect.header().counter().value() != before.value() + 1) {
                return fail(i, "the author's next counter after " + before, effect.header() + "");
            }
            if (!effect.header().snapshot().equals(statement.snapshot())) {
                return fail(i, "an effect under " + statement.snapshot(), effect.header() + "");
            }
            IntentHead head = effect.intentHead(heads.getOrDefault(author, IntentHead.NONE), statement.instance());
            if (!head.equals(entries.get(i).head())) {
                return fail(i, "the head " + entries.get(i).head(), head.toString());
            }
            heads.put(author, head);
            counters.put(author, effect.header().counter());
        }
        for (ProgramEntry entry : openings.programs()) {
            if (!entry.headAfter().equals(heads.get(entry.program()))) {
                return fail("effects of " + entry.program() + " that end in " + entry.headAfter(), heads + "");
            }
        }
        return Optional.empty();
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
            return fail("the whole group " + digest + " at one tick", places.keySet() + " at " + ticks);
        }
        MemberDigest[] members = new MemberDigest[size];
        places.forEach((place, i) -> members[place] = effects.get(i).memberDigest());
        GroupDigest computed = GroupDigest.of(List.of(members));
        return computed.equals(digest) ? Optional.empty() : fail("members of " + digest, computed.toString());
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
                    return fail(i, "an ownership entry of " + resource, "entries of " + touched);
                }
            }
        }
        long deposits = effects.stream().filter(Deposit.class::isInstance).count();
        long made = openings.ownership().stream()
                .filter(entry -> entry.before().equals(Holding.NONE))
                .count();
        return made == deposits
                ? Optional.empty()
                : fail("a new resource for each of " + deposits + " deposits", made + " new resources");
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
        };
    }

    private static Optional<Failure> fail(int effect, String expected, String actual) {
        return fail("effect " + effect + ": " + expected, actual);
    }

    private static Optional<Failure> fail(String expected, String actual) {
        return Optional.of(Failure.of(VerificationCode.E_OPENING_EFFECTS, expected, actual));
    }
}
