package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the combinators whose value is a mapping (19.5). */
final class CombinatorReader {
    private static final int CAPACITY_MAX = 1024;

    private final StepReader steps;

    CombinatorReader(StepReader steps) {
        this.steps = steps;
    }

    Operation read(String word, YamlValue value) throws MalformedFileException {
        Entries keys = Entries.of(value, Objects.requireNonNull(Grammar.COMBINATORS.get(word)));
        return switch (word) {
            case "watch" -> watch(keys);
            case "timeout" ->
                new Operation.Timeout(
                        keys.term("after", ValueType.DURATION), block(keys, "do"), maybeBlock(keys, "else"));
            case "callback" ->
                new Operation.Callback(
                        keys.name("call"),
                        maybeBlock(keys, "accepted").orElse(new Block(List.of(), keys.place())),
                        maybeBlock(keys, "declined").orElse(new Block(List.of(), keys.place())));
            case "par-for-each" -> new Operation.Each(over(keys), keys.name("as"), block(keys, "do"), Optional.empty());
            case "par-map" ->
                new Operation.Each(over(keys), keys.name("as"), block(keys, "do"), Optional.of(keys.name("into")));
            case "channel" ->
                new Operation.Channel(
                        keys.name("name"),
                        Fields.choice(keys.fields().get("of"), carried()),
                        keys.fields().number("capacity", 1, CAPACITY_MAX, 1));
            case "send" -> send(keys);
            case "receive" -> new Operation.Receive(keys.name("from"), keys.name("as"));
            case "atom" -> new Operation.Atom(keys.name("name"), keys.term("value", new Value.Whole(0)));
            case "swap" -> swap(keys);
            case "run" -> run(keys);
            default -> throw new IllegalArgumentException("expected a combinator's word, got " + word);
        };
    }

    private Operation watch(Entries keys) throws MalformedFileException {
        List<Condition> conditions = ConditionReader.read(keys);
        if (!keys.has("author") && !keys.has("then")) {
            return new Operation.Wait(conditions);
        }
        if (conditions.size() != 1) {
            throw Fields.fault(keys.fields().get("resource"), "one resource, because an effect watches one");
        }
        return new Operation.Promise(
                keys.name("author"),
                conditions.getFirst(),
                steps.effect(keys.fields().get("then")));
    }

    /** A list of conditions, or {@code watch: [...], condition: ...}. */
    Operation barrier(YamlValue value) throws MalformedFileException {
        if (!(value instanceof YamlValue.Sequence list)) {
            return new Operation.Wait(ConditionReader.ofBarrier(Entries.of(value, Grammar.BARRIER_MAPPING)));
        }
        List<Condition> conditions = new ArrayList<>();
        for (YamlValue item : list.items()) {
            conditions.addAll(ConditionReader.read(Entries.of(item, Grammar.CONDITION)));
        }
        if (conditions.isEmpty()) {
            throw Fields.fault(value, "at least one condition");
        }
        return new Operation.Wait(conditions);
    }

    private static Operation.Over over(Entries keys) throws MalformedFileException {
        YamlValue value = keys.fields().get("over");
        return value instanceof YamlValue.Sequence
                ? new Operation.Over.Listed(Entries.names(value))
                : new Operation.Over.Named(Name.read(value));
    }

    /** What a channel may carry, by word. */
    static Map<String, Operation.Carried> carried() {
        Map<String, Operation.Carried> words = new LinkedHashMap<>();
        words.put("resource", new Operation.Carried.Resources());
        for (ValueType type : ValueType.values()) {
            words.put(type.word(), new Operation.Carried.Values(type));
        }
        return words;
    }

    private static Operation send(Entries keys) throws MalformedFileException {
        String what = ConditionReader.one(keys, List.of("resource", "value"));
        Operation.Sent sent;
        if (what.equals("resource")) {
            sent = new Operation.Sent.OfResource(keys.name("resource"));
        } else {
            YamlValue.Scalar scalar = keys.scalar("value");
            sent = new Operation.Sent.OfValue(scalar.text(), scalar.place());
        }
        return new Operation.Send(keys.name("to"), sent);
    }

    private static Operation swap(Entries keys) throws MalformedFileException {
        List<String> words = new ArrayList<>();
        for (Operation.Change change : Operation.Change.values()) {
            words.add(change.name().toLowerCase(Locale.ROOT));
        }
        String word = ConditionReader.one(keys, words);
        return new Operation.Swap(
                keys.name("atom"),
                Operation.Change.valueOf(word.toUpperCase(Locale.ROOT)),
                keys.term(word, ValueType.NUMBER));
    }

    private static Operation run(Entries keys) throws MalformedFileException {
        List<Operation.Given> set = new ArrayList<>();
        for (var entry : mapping(keys, "set").entrySet()) {
            if (!(entry.getValue() instanceof YamlValue.Scalar scalar)) {
                throw Fields.fault(entry.getValue(), "one value");
            }
            set.add(new Operation.Given(
                    new Name(entry.getKey().text(), entry.getKey().place()), scalar.text()));
        }
        return new Operation.Run(keys.name("program"), set, bound(keys, "roles"), bound(keys, "resources"));
    }

    private static List<Operation.Bound> bound(Entries keys, String key) throws MalformedFileException {
        List<Operation.Bound> bound = new ArrayList<>();
        for (var entry : mapping(keys, key).entrySet()) {
            Name inner = new Name(entry.getKey().text(), entry.getKey().place());
            bound.add(new Operation.Bound(inner, Name.read(entry.getValue())));
        }
        return bound;
    }

    private static Map<YamlValue.Key, YamlValue> mapping(Entries keys, String key) throws MalformedFileException {
        return keys.has(key)
                ? Fields.ofAnyKeys(keys.fields().get(key), "`" + key + "`").all()
                : Map.of();
    }

    private Block block(Entries keys, String key) throws MalformedFileException {
        return steps.block(keys.fields().get(key));
    }

    private Optional<Block> maybeBlock(Entries keys, String key) throws MalformedFileException {
        return keys.has(key) ? Optional.of(block(keys, key)) : Optional.empty();
    }
}
