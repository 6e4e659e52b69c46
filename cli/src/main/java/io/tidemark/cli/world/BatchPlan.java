package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of batches/NNNN.yaml: proposed effects in their order (docs/spec 9.8).
 *
 * @param number from 1
 * @param snapshot the number of the snapshot that its effects are written against
 * @param signatures signatures in hex by program, for authors without a seed in the world
 */
public record BatchPlan(int number, int snapshot, List<Step> steps, Map<String, String> signatures, Place place) {
    static final String FOLDER = "batches";

    private static final int GROUP_MAX = 6;
    private static final List<String> KEYS = List.of("snapshot", "effects", "signatures");
    private static final int SIGNATURE_BYTES = 96;

    public BatchPlan {
        steps = List.copyOf(steps);
        signatures = Collections.unmodifiableMap(new LinkedHashMap<>(signatures));
    }

    /** All effects in order, groups opened, promised effects after their Fires. */
    public List<Proposal> proposals() {
        return steps.stream().flatMap(step -> step.proposals().stream()).toList();
    }

    static List<BatchPlan> readAll(
            WorldFolder folder,
            WorldSettings settings,
            Map<String, ProgramFile> programs,
            List<FactFile> facts,
            int snapshots)
            throws MalformedFileException, IOException {
        EffectReader effects = new EffectReader(settings, programs, facts);
        List<BatchPlan> batches = new ArrayList<>();
        int count = Numbered.count(folder, FOLDER);
        for (int number = 1; number <= count; number++) {
            Fields fields = Fields.of(folder.readYaml(FOLDER + "/" + Numbered.name(number) + ".yaml"), "a batch", KEYS);
            batches.add(new BatchPlan(
                    number,
                    fields.number("snapshot", 1, Math.max(1, snapshots)),
                    steps(fields, effects),
                    signatures(fields, programs),
                    fields.place()));
        }
        return List.copyOf(batches);
    }

    private static List<Step> steps(Fields fields, EffectReader effects) throws MalformedFileException {
        YamlValue value = fields.get("effects");
        List<YamlValue> items = fields.list("effects");
        if (items.isEmpty()) {
            throw Fields.fault(value, "at least one effect");
        }
        List<Step> steps = new ArrayList<>();
        for (YamlValue item : items) {
            boolean group = Fields.ofAnyKeys(item, "an effect").has("group");
            steps.add(group ? group(item, effects) : step(effects.read(item)));
        }
        return steps;
    }

    private static Step step(Proposal proposal) {
        return proposal instanceof Proposal.Fire fire ? new Step.Fired(fire) : new Step.Alone(proposal);
    }

    private static Step group(YamlValue value, EffectReader effects) throws MalformedFileException {
        Fields entry = Fields.of(value, "a group", List.of("group"));
        List<YamlValue> items = entry.list("group");
        if (items.isEmpty() || items.size() > GROUP_MAX) {
            throw Fields.fault(entry.get("group"), "a group of 1 to " + GROUP_MAX + " effects");
        }
        List<Proposal> members = new ArrayList<>();
        for (YamlValue item : items) {
            members.add(effects.read(item));
        }
        return new Step.Group(members, entry.place());
    }

    private static Map<String, String> signatures(Fields fields, Map<String, ProgramFile> programs)
            throws MalformedFileException {
        if (!fields.has("signatures")) {
            return Map.of();
        }
        Map<String, String> signatures = new LinkedHashMap<>();
        for (Map.Entry<YamlValue.Key, YamlValue> entry :
                Fields.ofAnyKeys(fields.get("signatures"), "`signatures`").all().entrySet()) {
            String program = entry.getKey().text();
            if (!programs.containsKey(program)) {
                throw Names.unknown(
                        "a program of programs/", program, entry.getKey().place(), programs.keySet());
            }
            signatures.put(program, HexFormat.of().formatHex(Fields.hex(entry.getValue(), SIGNATURE_BYTES)));
        }
        return signatures;
    }
}
