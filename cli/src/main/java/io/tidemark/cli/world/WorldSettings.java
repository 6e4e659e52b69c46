package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * world.yaml (docs/spec 9.4).
 *
 * @param keepers names in the instance's order, with their Ed25519 keys
 * @param domains numbers by name
 */
public record WorldSettings(
        String name,
        boolean development,
        int depth,
        int factDepth,
        int capabilityDepth,
        int threshold,
        Map<String, KeySource> keepers,
        Map<String, Long> domains) {
    /** The file in the folder of a world. */
    public static final String FILE = "world.yaml";

    private static final int VERSION = 1;
    private static final List<String> KEYS = List.of(
            "tidemark-world", "name", "development", "depth", "fact-depth", "capability-depth", "keepers", "domains");
    private static final int KEEPERS_MAX = 16;
    private static final int KEEPER_KEY_BYTES = 32;

    public WorldSettings {
        keepers = Collections.unmodifiableMap(new LinkedHashMap<>(keepers));
        domains = Collections.unmodifiableMap(new LinkedHashMap<>(domains));
    }

    static WorldSettings read(WorldFolder folder) throws MalformedFileException, IOException {
        YamlValue.Mapping file = folder.readYaml(FILE);
        checkVersion(Fields.ofAnyKeys(file, FILE).get("tidemark-world"));
        Fields fields = Fields.of(file, FILE, KEYS);
        String name = Names.read(fields.get("name"));
        boolean development = fields.bool("development", false);
        int depth = fields.number("depth", 4, 11, 8);
        int factDepth = fields.number("fact-depth", 1, 8, 5);
        int capabilityDepth = fields.number("capability-depth", 1, 4, 4);
        Fields keepers = Fields.of(fields.get("keepers"), "`keepers`", List.of("threshold", "keys"));
        Map<String, KeySource> keys = keys(keepers.get("keys"), development);
        int threshold = keepers.number("threshold", 1, keys.size());
        Map<String, Long> domains = fields.has("domains") ? domains(fields.get("domains")) : Collections.emptyMap();
        return new WorldSettings(name, development, depth, factDepth, capabilityDepth, threshold, keys, domains);
    }

    private static void checkVersion(YamlValue value) throws MalformedFileException {
        if (!(value instanceof YamlValue.Scalar scalar) || !scalar.text().equals(String.valueOf(VERSION))) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_VERSION,
                    value.place(),
                    "a world of version " + VERSION,
                    value.describe(),
                    "Use a tidemark that reads that version.");
        }
    }

    private static Map<String, KeySource> keys(YamlValue value, boolean development) throws MalformedFileException {
        Fields fields = Fields.ofAnyKeys(value, "`keys`");
        Map<String, KeySource> keys = new LinkedHashMap<>();
        for (Map.Entry<YamlValue.Key, YamlValue> entry : fields.all().entrySet()) {
            String name = Names.check(entry.getKey().text(), entry.getKey().place());
            keys.put(name, KeySource.read(entry.getValue(), KEEPER_KEY_BYTES, development));
        }
        if (keys.isEmpty() || keys.size() > KEEPERS_MAX) {
            throw Fields.fault(value, "1 to " + KEEPERS_MAX + " keepers");
        }
        return keys;
    }

    private static Map<String, Long> domains(YamlValue value) throws MalformedFileException {
        Map<String, Long> domains = new LinkedHashMap<>();
        Map<Long, Place> numbers = new HashMap<>();
        for (Map.Entry<YamlValue.Key, YamlValue> entry :
                Fields.ofAnyKeys(value, "`domains`").all().entrySet()) {
            String name = Names.check(entry.getKey().text(), entry.getKey().place());
            long number = Fields.unsigned(entry.getValue(), 32, 1);
            Place first = numbers.putIfAbsent(number, entry.getValue().place());
            if (first != null) {
                throw Names.taken(
                        "a domain's number",
                        String.valueOf(number),
                        entry.getValue().place(),
                        first);
            }
            domains.put(name, number);
        }
        return domains;
    }
}
