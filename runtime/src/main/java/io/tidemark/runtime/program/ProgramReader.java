package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlReader;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one file of a program: what it declares, then its steps (PRG-4). */
final class ProgramReader {
    /** Levels of mappings and lists in a file: a step takes two or three. */
    static final int DEPTH_MAX = 64;

    private static final Value TWELVE_SECONDS = new Value.Span(12);
    private static final Value AT_ONCE = new Value.Span(0);
    private static final Value NONE = new Value.Whole(0);

    private ProgramReader() {}

    /** Gives the program that an import names; {@code path} is as the importing file has it. */
    @FunctionalInterface
    interface Importer {
        Program load(YamlValue path) throws MalformedFileException;
    }

    static Program read(String file, byte[] bytes, Importer importer) throws MalformedFileException {
        Fields top = Fields.of(YamlReader.read(file, bytes, DEPTH_MAX), "a program's file", List.of("program"));
        Fields fields = Fields.of(top.get("program"), "`program`", Grammar.TOP);
        Map<String, Program> imports = new LinkedHashMap<>();
        for (var entry : section(fields, "imports").entrySet()) {
            imports.put(Name.read(key(entry.getKey())).text(), importer.load(entry.getValue()));
        }
        Declared declared = new Declared(assets(fields), roles(fields), resources(fields));
        StepReader steps = new StepReader(declared);
        return new Program(
                fields.name("name"),
                parameters(fields),
                imports,
                timelines(fields),
                declared.assets(),
                declared.roles(),
                declared.resources(),
                lists(fields),
                handlers(fields, steps),
                StepReader.notes(fields),
                steps.block(fields.get("effects")),
                fields.place());
    }

    private static Map<String, Parameter> parameters(Fields fields) throws MalformedFileException {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (ValueType type : ValueType.values()) {
            types.put(type.word(), type);
        }
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (var entry : section(fields, "parameters").entrySet()) {
            Name name = Name.read(key(entry.getKey()));
            Entries keys = Entries.of(entry.getValue(), Grammar.PARAMETER);
            ValueType type = Fields.choice(keys.fields().get("type"), types);
            Parameter parameter = new Parameter(name.text(), type, java.util.Optional.empty(), name.place());
            if (keys.has("default")) {
                YamlValue.Scalar text = keys.scalar("default");
                Value value = Literals.parse(type, text.text())
                        .orElseThrow(() -> Fields.fault(text, Literals.expected(type)));
                parameter = new Parameter(name.text(), type, java.util.Optional.of(value), name.place());
            }
            parameters.put(name.text(), parameter);
        }
        return parameters;
    }

    /** Those that are declared, and those that a role is the account program of. */
    private static Map<String, Timeline> timelines(Fields fields) throws MalformedFileException {
        Map<String, Timeline> timelines = new LinkedHashMap<>();
        for (var entry : section(fields, "timelines").entrySet()) {
            Name name = Name.read(key(entry.getKey()));
            Entries keys = Entries.of(orEmpty(entry.getValue()), Grammar.TIMELINE);
            timelines.put(
                    name.text(),
                    new Timeline(
                            name.text(),
                            keys.term("block", TWELVE_SECONDS),
                            keys.term("delay", AT_ONCE),
                            keys.term("reorg_percent", NONE),
                            name.place()));
        }
        for (Role role : roles(fields).values()) {
            role.account().ifPresent(name -> timelines.computeIfAbsent(name.text(), text -> plain(name)));
        }
        return timelines;
    }

    private static Timeline plain(Name name) {
        return new Timeline(
                name.text(),
                new Term.Constant(TWELVE_SECONDS, name.place()),
                new Term.Constant(AT_ONCE, name.place()),
                new Term.Constant(NONE, name.place()),
                name.place());
    }

    private static Map<String, Asset> assets(Fields fields) throws MalformedFileException {
        Map<String, Asset> assets = new LinkedHashMap<>();
        for (var entry : section(fields, "assets").entrySet()) {
            Name name = Name.read(key(entry.getKey()));
            Entries keys = Entries.of(entry.getValue(), Grammar.ASSET);
            int decimals = keys.fields().number("decimals", 0, 18, 0);
            assets.put(name.text(), new Asset(name.text(), keys.name("timeline"), decimals, name.place()));
        }
        return assets;
    }

    private static Map<String, Role> roles(Fields fields) throws MalformedFileException {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (var entry : section(fields, "roles").entrySet()) {
            Name name = Name.read(key(entry.getKey()));
            Entries keys = Entries.of(orEmpty(entry.getValue()), Grammar.ROLE);
            String program = keys.maybeName("program").orElse(name).text();
            Role role = new Role(
                    name.text(), program, keys.maybeName("account"), keys.term("delay", AT_ONCE), name.place());
            roles.put(name.text(), role);
        }
        return roles;
    }

    private static Map<String, Resource> resources(Fields fields) throws MalformedFileException {
        Map<String, Resource> resources = new LinkedHashMap<>();
        for (var entry : section(fields, "resources").entrySet()) {
            Name name = Name.read(key(entry.getKey()));
            Entries keys = Entries.of(orEmpty(entry.getValue()), Grammar.RESOURCE);
            resources.put(
                    name.text(),
                    new Resource(
                            name.text(),
                            origin(keys),
                            keys.maybeName("owner"),
                            keys.maybeName("custodian"),
                            name.place()));
        }
        return resources;
    }

    private static Resource.Origin origin(Entries keys) throws MalformedFileException {
        if (keys.has("cell")) {
            return new Resource.Existing(keys.fields().unsigned("cell", 32, 1));
        }
        if (!keys.has("timeline") && !keys.has("asset") && !keys.has("amount")) {
            return new Resource.Made();
        }
        keys.name("owner");
        return new Resource.Deposited(keys.name("timeline"), keys.name("asset"), keys.term("amount", ValueType.AMOUNT));
    }

    private static Map<String, List<Name>> lists(Fields fields) throws MalformedFileException {
        Map<String, List<Name>> lists = new LinkedHashMap<>();
        for (var entry : section(fields, "lists").entrySet()) {
            lists.put(Name.read(key(entry.getKey())).text(), Entries.names(entry.getValue()));
        }
        return lists;
    }

    private static Map<String, Handler> handlers(Fields fields, StepReader steps) throws MalformedFileException {
        Map<String, Handler> handlers = new LinkedHashMap<>();
        for (var entry : section(fields, "handlers").entrySet()) {
            Entries keys = Entries.of(entry.getValue(), Grammar.HANDLER);
            String word = entry.getKey().text();
            Place place = entry.getKey().place();
            handlers.put(
                    word,
                    new Handler(
                            word,
                            keys.name("role"),
                            keys.names("arguments"),
                            steps.block(keys.fields().get("effects")),
                            place));
        }
        return handlers;
    }

    /** The entries of a section: a mapping, or a list of names with nothing to say of them. */
    private static Map<YamlValue.Key, YamlValue> section(Fields fields, String key) throws MalformedFileException {
        if (!fields.has(key)) {
            return Map.of();
        }
        YamlValue value = fields.get(key);
        if (!(value instanceof YamlValue.Sequence list)) {
            return Fields.ofAnyKeys(value, "`" + key + "`").all();
        }
        Map<YamlValue.Key, YamlValue> entries = new LinkedHashMap<>();
        for (YamlValue item : list.items()) {
            Name name = Name.read(item);
            YamlValue.Key at = new YamlValue.Key(name.text(), name.place());
            if (entries.put(at, new YamlValue.Mapping(Map.of(), name.place())) != null) {
                throw new MalformedFileException(
                        FaultCode.E_NAME_TAKEN,
                        name.place(),
                        "each name once",
                        "`" + name + "` came again",
                        "Remove one of the two.");
            }
        }
        return entries;
    }

    /** What stands at a key of which nothing is said: `name:` and no more. */
    private static YamlValue orEmpty(YamlValue value) {
        boolean nothing = value instanceof YamlValue.Scalar scalar
                && scalar.plain()
                && scalar.text().isEmpty();
        return nothing ? new YamlValue.Mapping(Map.of(), value.place()) : value;
    }

    private static YamlValue key(YamlValue.Key key) {
        return new YamlValue.Scalar(key.text(), true, key.place());
    }
}
