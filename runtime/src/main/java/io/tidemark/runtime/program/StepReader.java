package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Nearest;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads steps and blocks of them (PRG-13). */
final class StepReader {
    private static final int STEPS_MAX = 10_000;
    private static final int BRANCHES_MAX = 64;
    private static final int GROUP_MAX = 6;

    private final ActionReader actions;
    private final CombinatorReader combinators;
    private int count;

    StepReader(Declared declared) {
        this.actions = new ActionReader(declared);
        this.combinators = new CombinatorReader(this);
    }

    Block block(YamlValue value) throws MalformedFileException {
        List<Step> steps = new ArrayList<>();
        for (YamlValue item : items(value)) {
            steps.add(step(item));
        }
        return new Block(steps, value.place());
    }

    Step step(YamlValue value) throws MalformedFileException {
        if (++count > STEPS_MAX) {
            throw Faults.limit(value.place(), "at most " + STEPS_MAX + " steps", "one more came");
        }
        Fields fields = Fields.ofAnyKeys(value, "a step");
        Word word = word(fields);
        return new Step(operation(word), notes(fields), word.place);
    }

    /** The word that begins a step, and what stands below it. */
    private record Word(String text, YamlValue value, Place place) {}

    private static Word word(Fields fields) throws MalformedFileException {
        Optional<Word> found = Optional.empty();
        List<String> words = Grammar.steps();
        for (var entry : fields.all().entrySet()) {
            String key = entry.getKey().text();
            Place place = entry.getKey().place();
            if (Grammar.NOTES.contains(key)) {
                continue;
            }
            if (!words.contains(key)) {
                throw Faults.key(
                        place,
                        "the word of a step: an effect, or one of " + Faults.quoted(combinatorWords()),
                        "`" + Shown.brief(key) + "` came",
                        Nearest.to(key, words)
                                .map(near -> "Did you mean `" + near + "`?")
                                .orElse("docs/spec/19-programs.md lists all words."));
            }
            if (found.isPresent()) {
                throw Faults.key(
                        place,
                        "one word in a step",
                        "`" + key + "` came after `" + found.get().text + "`",
                        "Put a `- ` before it to make it the next step.");
            }
            found = Optional.of(new Word(key, entry.getValue(), place));
        }
        if (found.isEmpty()) {
            throw Faults.key(fields.place(), "the word of a step", "there is none", "Add one, or remove the step.");
        }
        return found.get();
    }

    private static List<String> combinatorWords() {
        List<String> words = new ArrayList<>(Grammar.LISTS);
        words.add(Grammar.BARRIER);
        words.addAll(Grammar.COMBINATORS.keySet());
        return words;
    }

    private Operation operation(Word word) throws MalformedFileException {
        if (Grammar.EFFECTS.containsKey(word.text)) {
            return new Operation.Act(actions.read(word.text, word.value));
        }
        if (Grammar.SUGAR.containsKey(word.text)) {
            List<Step> steps = new ArrayList<>();
            for (Action action : actions.readShort(word.text, word.value)) {
                steps.add(new Step(new Operation.Act(action), Notes.NONE, word.place));
            }
            return new Operation.Sequence(new Block(steps, word.place));
        }
        return switch (word.text) {
            case "sequence" -> new Operation.Sequence(block(word.value));
            case "fork" -> new Operation.Fork(branches(word.value));
            case "race" -> new Operation.Race(branches(word.value));
            case "atomic" -> new Operation.Atomic(group(word.value));
            case Grammar.BARRIER -> combinators.barrier(word.value);
            default -> combinators.read(word.text, word.value);
        };
    }

    private List<Block> branches(YamlValue value) throws MalformedFileException {
        List<Block> branches = new ArrayList<>();
        for (YamlValue item : items(value)) {
            if (branches.size() == BRANCHES_MAX) {
                throw Faults.limit(item.place(), "at most " + BRANCHES_MAX + " branches", "one more came");
            }
            branches.add(new Block(List.of(step(item)), item.place()));
        }
        if (branches.isEmpty()) {
            throw Fields.fault(value, "at least one branch");
        }
        return branches;
    }

    private List<Action> group(YamlValue value) throws MalformedFileException {
        List<Action> members = new ArrayList<>();
        for (YamlValue item : items(value)) {
            members.addAll(effects(item));
        }
        if (members.isEmpty() || members.size() > GROUP_MAX) {
            throw Fields.fault(value, "1 to " + GROUP_MAX + " effects");
        }
        return members;
    }

    /** The effect that a mapping of one key spells, or those that a short word stands for. */
    private List<Action> effects(YamlValue value) throws MalformedFileException {
        Word word = word(Fields.ofAnyKeys(value, "an effect"));
        if (Grammar.EFFECTS.containsKey(word.text)) {
            return List.of(actions.read(word.text, word.value));
        }
        if (Grammar.SUGAR.containsKey(word.text)) {
            return actions.readShort(word.text, word.value);
        }
        throw Faults.key(
                word.place, "an effect", "`" + word.text + "` came, which is a combinator", "Take it out of here.");
    }

    /** The one effect that a mapping of one key spells. */
    Action effect(YamlValue value) throws MalformedFileException {
        List<Action> effects = effects(value);
        if (effects.size() == 1) {
            return effects.getFirst();
        }
        throw Fields.fault(value, "one effect");
    }

    /** What may stand beside the word of a step, or at the top of a program. */
    static Notes notes(Fields fields) throws MalformedFileException {
        return new Notes(
                fields.has("label") ? Optional.of(fields.text("label")) : Optional.empty(),
                names(fields, "reads"),
                names(fields, "writes"),
                fields.number("priority", 0, 9, 0));
    }

    private static Optional<List<Name>> names(Fields fields, String key) throws MalformedFileException {
        Optional<YamlValue> value = fields.find(key);
        return value.isPresent() ? Optional.of(Entries.names(value.get())) : Optional.empty();
    }

    private static List<YamlValue> items(YamlValue value) throws MalformedFileException {
        if (value instanceof YamlValue.Sequence sequence) {
            return sequence.items();
        }
        throw Fields.fault(value, "a list of steps (`- ...` lines)");
    }
}
