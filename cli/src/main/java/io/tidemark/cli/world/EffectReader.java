package io.tidemark.cli.world;

import io.tidemark.model.CellKind;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the effects of batches, in order, and keeps the names that they give (docs/spec 9.8). */
final class EffectReader {
    private static final Map<String, Right> RIGHTS = rights();
    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, Kind> PROMISED = promised();
    private static final int ARGUMENTS_MAX = 4;

    private final Map<String, ProgramFile> programs;
    private final Map<String, FactFile> facts = new LinkedHashMap<>();
    private final Labels labels = new Labels();

    private final WatchReader watches;

    /** Whose promise is being read; the promised effect does not name its author again. */
    private @Nullable Ref promiser;

    EffectReader(WorldSettings settings, Map<String, ProgramFile> programs, List<FactFile> facts) {
        this.programs = programs;
        this.watches = new WatchReader(this, settings);
        facts.forEach(fact -> this.facts.put(fact.name(), fact));
    }

    /** Reads the fields of one kind. */
    @FunctionalInterface
    private interface FieldReader {
        Proposal read(EffectReader reader, Fields fields, Place place) throws MalformedFileException;
    }

    /** The keys that a kind of effect may have, and how they are read. */
    private record Kind(List<String> keys, FieldReader reader) {}

    Proposal read(YamlValue value) throws MalformedFileException {
        YamlValue name = Fields.ofAnyKeys(value, "an effect").get("effect");
        Kind kind = Fields.choice(name, promiser == null ? KINDS : PROMISED);
        Fields fields = Fields.of(value, "the effect " + ((YamlValue.Scalar) name).text(), kind.keys);
        return kind.reader.read(this, fields, value.place());
    }

    /** The effect that `then` promises, by the author of the watch. */
    Proposal readPromised(YamlValue value, Ref author) throws MalformedFileException {
        Ref outer = promiser;
        promiser = author;
        try {
            return read(value);
        } finally {
            promiser = outer;
        }
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("Register", kind("effect program", EffectReader::register));
        kinds.put("Deposit", kind("effect author fact as", EffectReader::deposit));
        kinds.put("Withdraw", kind("effect author resource destination", EffectReader::withdraw));
        kinds.put("Transfer", kind("effect author resource to capability", EffectReader::transfer));
        kinds.put(
                "Escrow",
                kind(
                        "effect author resource custodian slot deadline revocable beneficiary capability",
                        EffectReader::escrow));
        kinds.put("Claim", kind("effect author resource custodian slot capability", EffectReader::claim));
        kinds.put("Revoke", kind("effect author resource custodian slot", EffectReader::revoke));
        kinds.put(
                "Delegate",
                kind("effect author holder scope rights quantity expiry parent as", EffectReader::delegate));
        kinds.put("RevokeCapability", kind("effect author capability", EffectReader::revokeCapability));
        kinds.put("Invoke", kind("effect author target entry arguments as", EffectReader::invoke));
        kinds.put("Accept", kind("effect author call", EffectReader::accept));
        kinds.put("Decline", kind("effect author call", EffectReader::decline));
        kinds.put("Split", kind("effect author resource quantity as", EffectReader::split));
        kinds.put("Merge", kind("effect author resource other", EffectReader::merge));
        kinds.put(
                "Watch",
                kind("effect author on then as", (reader, fields, place) -> reader.watches.watch(fields, place)));
        kinds.put(
                "Fire",
                kind("effect author watch fact then", (reader, fields, place) -> reader.watches.fire(fields, place)));
        kinds.put("Join", kind("effect author with", EffectReader::join));
        return kinds;
    }

    /** What can be promised: any kind but Register and Fire, without its author. */
    private static Map<String, Kind> promised() {
        Map<String, Kind> promised = new LinkedHashMap<>();
        KINDS.forEach((name, kind) -> {
            if (!name.equals("Register") && !name.equals("Fire")) {
                List<String> keys =
                        kind.keys.stream().filter(key -> !key.equals("author")).toList();
                promised.put(name, new Kind(keys, kind.reader));
            }
        });
        return promised;
    }

    private static Kind kind(String keys, FieldReader reader) {
        return new Kind(List.of(keys.split(" ")), reader);
    }

    private Proposal register(Fields fields, Place place) throws MalformedFileException {
        String name = Names.read(fields.get("program"));
        Place namePlace = fields.get("program").place();
        ProgramFile program = programs.get(name);
        if (program == null) {
            throw Names.unknown("a program of programs/", name, namePlace, programs.keySet());
        }
        labels.give(CellKind.PROGRAM, name, namePlace);
        return new Proposal.Register(new Ref.Named(name, namePlace), program, place);
    }

    private Proposal deposit(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Deposit(author(fields), fact(fields), label(fields, CellKind.RESOURCE), place);
    }

    /** The fact that the key `fact` names. */
    FactFile fact(Fields fields) throws MalformedFileException {
        String name = Names.read(fields.get("fact"));
        FactFile fact = facts.get(name);
        if (fact == null) {
            throw Names.unknown("a fact of facts/", name, fields.get("fact").place(), facts.keySet());
        }
        return fact;
    }

    private Proposal withdraw(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Withdraw(author(fields), resource(fields, "resource"), fields.text("destination"), place);
    }

    private Proposal transfer(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Transfer(
                author(fields),
                resource(fields, "resource"),
                program(fields, "to"),
                optional(fields, "capability", CellKind.CAPABILITY),
                place);
    }

    private Proposal escrow(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Escrow(
                author(fields),
                resource(fields, "resource"),
                program(fields, "custodian"),
                slot(fields),
                fields.time("deadline"),
                fields.bool("revocable", false),
                fields.has("beneficiary") ? program(fields, "beneficiary") : null,
                optional(fields, "capability", CellKind.CAPABILITY),
                place);
    }

    private Proposal claim(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Claim(
                author(fields),
                resource(fields, "resource"),
                program(fields, "custodian"),
                slot(fields),
                optional(fields, "capability", CellKind.CAPABILITY),
                place);
    }

    private Proposal revoke(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Revoke(
                author(fields), resource(fields, "resource"), program(fields, "custodian"), slot(fields), place);
    }

    private Proposal delegate(Fields fields, Place place) throws MalformedFileException {
        YamlValue scope = fields.get("scope");
        boolean all = scope instanceof YamlValue.Scalar scalar && scalar.text().equals(Names.ALL);
        return new Proposal.Delegate(
                author(fields),
                program(fields, "holder"),
                all ? null : resource(fields, "scope"),
                rights(fields),
                fields.unsigned("quantity", 64, 0),
                fields.time("expiry"),
                optional(fields, "parent", CellKind.CAPABILITY),
                label(fields, CellKind.CAPABILITY),
                place);
    }

    private Proposal revokeCapability(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.RevokeCapability(author(fields), cell(fields, "capability", CellKind.CAPABILITY), place);
    }

    private Proposal invoke(Fields fields, Place place) throws MalformedFileException {
        List<Ref> arguments = new ArrayList<>();
        for (YamlValue item : fields.list("arguments")) {
            if (arguments.size() == ARGUMENTS_MAX) {
                throw Fields.fault(item, "at most " + ARGUMENTS_MAX + " arguments");
            }
            arguments.add(labels.check(CellKind.RESOURCE, Ref.read(item)));
        }
        return new Proposal.Invoke(
                author(fields),
                program(fields, "target"),
                fields.text("entry"),
                arguments,
                label(fields, CellKind.CALL),
                place);
    }

    private Proposal accept(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Accept(author(fields), cell(fields, "call", CellKind.CALL), place);
    }

    private Proposal decline(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Decline(author(fields), cell(fields, "call", CellKind.CALL), place);
    }

    private Proposal split(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Split(
                author(fields),
                resource(fields, "resource"),
                fields.unsigned("quantity", 64, 0),
                label(fields, CellKind.RESOURCE),
                place);
    }

    private Proposal merge(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Merge(author(fields), resource(fields, "resource"), resource(fields, "other"), place);
    }

    private Proposal join(Fields fields, Place place) throws MalformedFileException {
        return new Proposal.Join(author(fields), program(fields, "with"), place);
    }

    /** The program that acts: the key `author`, or of a promised effect the author of the watch. */
    Ref author(Fields fields) throws MalformedFileException {
        return promiser == null ? program(fields, "author") : promiser;
    }

    Ref program(Fields fields, String key) throws MalformedFileException {
        Ref ref = Ref.read(fields.get(key));
        if (ref instanceof Ref.Named named && !programs.containsKey(named.name())) {
            throw Names.unknown("a program of programs/", named.name(), named.place(), programs.keySet());
        }
        return ref;
    }

    Ref resource(Fields fields, String key) throws MalformedFileException {
        return cell(fields, key, CellKind.RESOURCE);
    }

    Ref cell(Fields fields, String key, CellKind sort) throws MalformedFileException {
        return labels.check(sort, Ref.read(fields.get(key)));
    }

    private @Nullable Ref optional(Fields fields, String key, CellKind sort) throws MalformedFileException {
        return fields.has(key) ? cell(fields, key, sort) : null;
    }

    private static long slot(Fields fields) throws MalformedFileException {
        return fields.has("slot") ? fields.unsigned("slot", 32, 0) : 0;
    }

    private static Rights rights(Fields fields) throws MalformedFileException {
        List<Right> rights = new ArrayList<>();
        for (YamlValue item : fields.list("rights")) {
            rights.add(Fields.choice(item, RIGHTS));
        }
        if (rights.isEmpty()) {
            throw Fields.fault(fields.get("rights"), "a list of at least one right");
        }
        return Rights.of(rights.toArray(Right[]::new));
    }

    private static Map<String, Right> rights() {
        Map<String, Right> rights = new LinkedHashMap<>();
        for (Right right : Right.values()) {
            rights.put(right.name(), right);
        }
        return rights;
    }

    /** The name that `as` gives; from the next effect on it can be used. */
    @Nullable
    String label(Fields fields, CellKind sort) throws MalformedFileException {
        Optional<YamlValue> as = fields.find("as");
        if (as.isEmpty()) {
            return null;
        }
        String name = Names.read(as.get());
        labels.give(sort, name, as.get().place());
        return name;
    }
}
