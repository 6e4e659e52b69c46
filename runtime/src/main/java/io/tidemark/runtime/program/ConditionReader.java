package io.tidemark.runtime.program;

import io.tidemark.model.ResourceStatus;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a watch or a barrier waits for (PRG-20). */
final class ConditionReader {
    private static final String CREATED = "created";

    private ConditionReader() {}

    /** The words that stand at {@code condition}. */
    static List<String> words() {
        return List.copyOf(statuses().keySet());
    }

    private static Map<String, Optional<ResourceStatus>> statuses() {
        Map<String, Optional<ResourceStatus>> words = new LinkedHashMap<>();
        words.put(CREATED, Optional.empty());
        for (ResourceStatus status : ResourceStatus.values()) {
            if (status != ResourceStatus.ABSENT) {
                words.put(status.name().toLowerCase(Locale.ROOT), Optional.of(status));
            }
        }
        return words;
    }

    /** The conditions of a mapping: one for each resource that it names, else one. */
    static List<Condition> read(Entries entries) throws MalformedFileException {
        String subject = one(entries, List.of("resource", "asset", "atom", "time"));
        return switch (subject) {
            case "resource" -> ofResources(entries);
            case "asset" -> {
                allow(entries, List.of("asset", "account", "at_least", "at_most"));
                Bound bound = bound(entries, ValueType.AMOUNT);
                yield List.of(new Condition.Seen(
                        entries.name("asset"),
                        entries.maybeName("account"),
                        bound.comparison,
                        bound.term,
                        entries.place()));
            }
            case "atom" -> {
                allow(entries, List.of("atom", "at_least", "at_most"));
                Bound bound = bound(entries, ValueType.NUMBER);
                yield List.of(new Condition.Atom(entries.name("atom"), bound.comparison, bound.term, entries.place()));
            }
            default -> {
                allow(entries, List.of("time"));
                yield List.of(new Condition.Time(entries.term("time", ValueType.TIME), entries.place()));
            }
        };
    }

    /** The conditions of {@code watch: [...], condition: ...}. */
    static List<Condition> ofBarrier(Entries entries) throws MalformedFileException {
        List<Condition> conditions = new ArrayList<>();
        YamlValue word = entries.fields().get("condition");
        for (Name resource : Entries.names(entries.fields().get("watch"))) {
            conditions.add(status(resource, word));
        }
        return notEmpty(conditions, entries.fields().get("watch"));
    }

    private static List<Condition> ofResources(Entries entries) throws MalformedFileException {
        String what = one(entries, List.of("condition", "owner", "at_least", "at_most"));
        allow(entries, List.of("resource", what));
        List<Condition> conditions = new ArrayList<>();
        for (Name resource : entries.names("resource")) {
            conditions.add(
                    switch (what) {
                        case "condition" -> status(resource, entries.fields().get("condition"));
                        case "owner" -> new Condition.Owned(resource, entries.name("owner"), entries.place());
                        default -> {
                            Bound bound = bound(entries, ValueType.AMOUNT);
                            yield new Condition.Quantity(resource, bound.comparison, bound.term, entries.place());
                        }
                    });
        }
        return notEmpty(conditions, entries.fields().get("resource"));
    }

    private static Condition status(Name resource, YamlValue word) throws MalformedFileException {
        Optional<ResourceStatus> status = Fields.choice(word, statuses());
        return status.isPresent()
                ? new Condition.Status(resource, status.get(), resource.place())
                : new Condition.Created(resource, resource.place());
    }

    private static List<Condition> notEmpty(List<Condition> conditions, YamlValue names) throws MalformedFileException {
        if (conditions.isEmpty()) {
            throw Fields.fault(names, "at least one resource");
        }
        return List.copyOf(conditions);
    }

    private record Bound(Comparison comparison, Term term) {}

    private static Bound bound(Entries entries, ValueType type) throws MalformedFileException {
        String key = one(entries, List.of("at_least", "at_most"));
        Comparison comparison = key.equals("at_least") ? Comparison.AT_LEAST : Comparison.AT_MOST;
        return new Bound(comparison, entries.term(key, type));
    }

    /** The only one of these keys that is there. */
    static String one(Entries entries, List<String> keys) throws MalformedFileException {
        List<String> there = keys.stream().filter(entries::has).toList();
        if (there.size() == 1) {
            return there.getFirst();
        }
        throw Faults.key(
                entries.place(),
                "one of the keys " + Faults.quoted(keys),
                there.isEmpty() ? "none is there" : Faults.quoted(there) + " are there",
                "Keep one of them.");
    }

    private static void allow(Entries entries, List<String> keys) throws MalformedFileException {
        List<String> known = new ArrayList<>(keys);
        known.addAll(List.of("author", "then"));
        for (YamlValue.Key key : entries.fields().all().keySet()) {
            if (!known.contains(key.text())) {
                Place place = key.place();
                throw Faults.key(
                        place,
                        "here only " + Faults.quoted(keys),
                        "`" + key.text() + "` came",
                        "Remove it, or wait for it in a step of its own.");
            }
        }
    }
}
