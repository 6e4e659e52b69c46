package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of timemap/NNNN.yaml: what the keepers saw (docs/spec 9.7).
 *
 * @param number its sequence, from 1
 * @param time Unix seconds
 * @param afterBatch the batch whose state it holds; 0 is genesis
 * @param facts how many facts it holds
 * @param blocks other blocks that were seen since the plan before
 * @param heads the newest block of each domain, by ascending domain
 * @param signatures Ed25519 signatures in hex, by keeper
 */
public record SnapshotPlan(
        int number,
        long time,
        int afterBatch,
        int facts,
        List<BlockFile> blocks,
        List<BlockFile> heads,
        Map<String, String> signatures,
        Place place) {
    static final String FOLDER = "timemap";

    private static final int SIGNATURE_BYTES = 64;
    private static final List<String> KEYS = List.of("time", "after-batch", "facts", "blocks", "heads", "signatures");

    public SnapshotPlan {
        blocks = List.copyOf(blocks);
        heads = List.copyOf(heads);
        signatures = Collections.unmodifiableMap(new LinkedHashMap<>(signatures));
    }

    /** The name of the signed snapshot's file, below the world. */
    public String signedFile() {
        return "snapshots/" + Numbered.name(number) + ".cbor";
    }

    static List<SnapshotPlan> readAll(WorldFolder folder, WorldSettings settings, int facts)
            throws MalformedFileException, IOException {
        List<SnapshotPlan> plans = new ArrayList<>();
        for (int number = 1; number <= Numbered.count(folder, FOLDER); number++) {
            SnapshotPlan plan = read(folder, number, settings, facts);
            if (!plans.isEmpty()) {
                plan.checkFollows(plans.get(plans.size() - 1));
            }
            plans.add(plan);
        }
        return List.copyOf(plans);
    }

    private static SnapshotPlan read(WorldFolder folder, int number, WorldSettings settings, int factCount)
            throws MalformedFileException, IOException {
        Fields fields = Fields.of(folder.readYaml(FOLDER + "/" + Numbered.name(number) + ".yaml"), "a snapshot", KEYS);
        return new SnapshotPlan(
                number,
                fields.time("time"),
                fields.number("after-batch", 0, Numbered.MAX),
                fields.number("facts", 0, factCount, 0),
                fields.has("blocks") ? BlockFile.readAll(fields, settings) : List.of(),
                fields.has("heads") ? heads(fields.get("heads"), settings) : List.of(),
                fields.has("signatures") ? signatures(fields.get("signatures"), settings) : Map.of(),
                fields.place());
    }

    private void checkFollows(SnapshotPlan before) throws MalformedFileException {
        checkRises("time", time, before.time, before);
        checkRises("after-batch", afterBatch, before.afterBatch, before);
        checkRises("facts", facts, before.facts, before);
    }

    private void checkRises(String key, long now, long then, SnapshotPlan before) throws MalformedFileException {
        if (now < then) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_VALUE,
                    place,
                    "`" + key + "` not below that of the snapshot before (" + then + " at " + before.place + ")",
                    now + " came",
                    "Snapshots follow one another: raise `" + key + "`.");
        }
    }

    private static List<BlockFile> heads(YamlValue value, WorldSettings settings) throws MalformedFileException {
        List<BlockFile> heads = new ArrayList<>();
        for (Map.Entry<YamlValue.Key, YamlValue> entry :
                Fields.ofAnyKeys(value, "`heads`").all().entrySet()) {
            String name = entry.getKey().text();
            Long domain = settings.domains().get(name);
            if (domain == null) {
                throw Names.unknown(
                        "a domain of world.yaml",
                        name,
                        entry.getKey().place(),
                        settings.domains().keySet());
            }
            heads.add(BlockFile.head(domain, entry.getValue()));
        }
        heads.sort(Comparator.comparingLong(BlockFile::domain));
        return heads;
    }

    private static Map<String, String> signatures(YamlValue value, WorldSettings settings)
            throws MalformedFileException {
        Map<String, String> signatures = new LinkedHashMap<>();
        for (Map.Entry<YamlValue.Key, YamlValue> entry :
                Fields.ofAnyKeys(value, "`signatures`").all().entrySet()) {
            String keeper = entry.getKey().text();
            if (!settings.keepers().containsKey(keeper)) {
                throw Names.unknown(
                        "a keeper of world.yaml",
                        keeper,
                        entry.getKey().place(),
                        settings.keepers().keySet());
            }
            signatures.put(keeper, HexFormat.of().formatHex(Fields.hex(entry.getValue(), SIGNATURE_BYTES)));
        }
        return signatures;
    }
}
