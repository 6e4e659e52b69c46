package io.tidemark.cli.audit;

import io.tidemark.cli.world.NameBook;
import io.tidemark.model.AssetId;
import io.tidemark.model.CellKind;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Right;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.runtime.yaml.YamlReader;
import io.tidemark.runtime.yaml.YamlValue;
import io.tidemark.verifier.audit.finding.Severity;
import io.tidemark.verifier.audit.policy.Policy;
import io.tidemark.verifier.audit.policy.PolicyRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads policies from a file (docs/spec 7.9). */
public final class PolicyFile {
    private static final List<String> KINDS = List.of(
            "only-by", "depth-at-most", "use-within", "life-at-most", "never-to", "two-party", "snapshot-within");
    private static final List<String> KEYS = Stream.concat(
                    Stream.of("name", "severity", "right", "asset"), KINDS.stream())
            .toList();
    private static final int DEPTH_MAX = 255;
    private static final int VERSION = 1;

    private final NameBook names;
    private final long now;
    private final Map<String, Place> seen = new LinkedHashMap<>();

    private PolicyFile(NameBook names, long now) {
        this.names = names;
        this.now = now;
    }

    /**
     * Reads the policies in their order.
     *
     * @param file its name, for people
     * @param now the time of the audit in seconds since 1970
     * @throws MalformedFileException with file, line and column, and what was expected
     */
    public static List<Policy> read(String file, byte[] bytes, NameBook names, long now) throws MalformedFileException {
        Fields fields =
                Fields.of(YamlReader.read(file, bytes), "a file of policies", List.of("tidemark-policy", "policies"));
        if (fields.number("tidemark-policy", 1, Integer.MAX_VALUE) != VERSION) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_VERSION,
                    fields.get("tidemark-policy").place(),
                    "version " + VERSION,
                    "another came",
                    "Use the release that reads it.");
        }
        PolicyFile reader = new PolicyFile(names, now);
        List<Policy> policies = new ArrayList<>();
        for (YamlValue item : fields.list("policies")) {
            policies.add(reader.policy(Fields.of(item, "a policy", KEYS)));
        }
        return List.copyOf(policies);
    }

    private Policy policy(Fields fields) throws MalformedFileException {
        String name = fields.name("name");
        Place place = fields.get("name").place();
        Place first = seen.putIfAbsent(name, place);
        if (first != null) {
            throw new MalformedFileException(
                    FaultCode.E_NAME_TAKEN,
                    place,
                    "a name for a policy that is still free",
                    "`" + Shown.brief(name) + "` is taken at " + first,
                    "Choose another name.");
        }
        Severity severity = Severity.SERIOUS;
        Optional<YamlValue> given = fields.find("severity");
        if (given.isPresent()) {
            severity = Fields.choice(
                    given.get(),
                    Map.of("note", Severity.NOTE, "warning", Severity.WARNING, "serious", Severity.SERIOUS));
        }
        return new Policy(name, severity, rule(fields));
    }

    private PolicyRule rule(Fields fields) throws MalformedFileException {
        List<String> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() != 1) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_KEY,
                    fields.place(),
                    "a policy with exactly one of " + String.join(", ", KINDS),
                    kinds.isEmpty() ? "none came" : String.join(" and ", kinds) + " came",
                    "Write one policy for each demand.");
        }
        String kind = kinds.getFirst();
        only(fields, "right", kind.equals("only-by"));
        only(fields, "asset", kind.equals("two-party"));
        return switch (kind) {
            case "only-by" -> new PolicyRule.RightOnlyBy(right(fields), programs(fields, kind));
            case "depth-at-most" -> new PolicyRule.DepthAtMost(fields.number(kind, 1, DEPTH_MAX));
            case "use-within" -> new PolicyRule.UseWithin(fields.unsigned(kind, 40, 0));
            case "life-at-most" -> new PolicyRule.LifeAtMost(fields.unsigned(kind, 40, 0));
            case "never-to" -> new PolicyRule.NeverTo(programs(fields, kind));
            case "two-party" -> new PolicyRule.TwoParty(asset(fields), new Quantity(fields.unsigned(kind, 64, 0)));
            case "snapshot-within" -> new PolicyRule.SnapshotWithin(fields.unsigned(kind, 40, 0), now);
            default -> throw new IllegalStateException("a kind of policy without a reader: " + kind);
        };
    }

    private static void only(Fields fields, String key, boolean used) throws MalformedFileException {
        if (fields.has(key) && !used) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_KEY,
                    fields.get(key).place(),
                    "no `" + key + "` in a policy of this kind",
                    "it came",
                    "Take the key out, or write another policy for it.");
        }
    }

    private static Right right(Fields fields) throws MalformedFileException {
        return Fields.choice(
                fields.get("right"), Stream.of(Right.values()).collect(Collectors.toMap(Right::name, right -> right)));
    }

    private static Optional<AssetId> asset(Fields fields) throws MalformedFileException {
        return fields.has("asset") ? Optional.of(AssetId.of(fields.text("asset"))) : Optional.empty();
    }

    private List<ProgramId> programs(Fields fields, String key) throws MalformedFileException {
        List<ProgramId> programs = new ArrayList<>();
        for (YamlValue item : fields.list(key)) {
            programs.add(program(item));
        }
        if (programs.isEmpty()) {
            throw Fields.fault(fields.get(key), "at least one program");
        }
        return programs;
    }

    private ProgramId program(YamlValue value) throws MalformedFileException {
        if (Fields.isNumber(value)) {
            return ProgramId.of(Fields.unsigned(value, 32, 1));
        }
        String name = Fields.name(value);
        OptionalLong index = names.index(CellKind.PROGRAM, name);
        if (index.isEmpty()) {
            throw new MalformedFileException(
                    FaultCode.E_NAME_UNKNOWN,
                    value.place(),
                    "the name of a program that is registered, or its index",
                    "`" + Shown.brief(name) + "` came",
                    "Bundles have no names: audit the world's folder, or give the index.");
        }
        return ProgramId.of(index.getAsLong());
    }
}
