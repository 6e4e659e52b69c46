package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vectors that this side gives to the circuit's: lanes and digests of chapters 2 to 5, with the fields that they are
 * made of by their names in the tables of the specification. Lanes are 64 hexadecimal digits, 64-bit quantities decimal
 * strings.
 */
final class ModelVectors {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final int CASES = 3;

    private final Arbitrary arbitrary = new Arbitrary(0x71de_aa12_4ec7_0001L);
    private final Map<String, List<ObjectNode>> sections = new LinkedHashMap<>();

    private ModelVectors() {}

    /** The whole file: one case a line. */
    static String text() {
        ModelVectors vectors = new ModelVectors();
        vectors.tags();
        vectors.effects();
        vectors.groups();
        StateVectors state = new StateVectors(vectors, vectors.arbitrary);
        state.cells();
        state.instances();
        state.facts();
        state.snapshots();
        vectors.shapes();
        vectors.folds();
        vectors.keys();
        return vectors.sections.entrySet().stream()
                .map(section -> "  \"" + section.getKey() + "\": [\n"
                        + section.getValue().stream()
                                .map(node -> "    " + JsonMapper.shared().writeValueAsString(node))
                                .collect(Collectors.joining(",\n"))
                        + "\n  ]")
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    ObjectNode add(String section) {
        ObjectNode node = NODES.objectNode();
        sections.computeIfAbsent(section, name -> new ArrayList<>()).add(node);
        return node;
    }

    static String hex(Fr lane) {
        return HexFormat.of().formatHex(lane.encode());
    }

    static String hex(LaneValue value) {
        return hex(value.lane());
    }

    static ArrayNode hexes(List<Fr> lanes) {
        ArrayNode array = NODES.arrayNode();
        lanes.forEach(lane -> array.add(hex(lane)));
        return array;
    }

    private void tags() {
        for (DomainTag tag : DomainTag.values()) {
            add("tags").put("name", tag.label()).put("lane", hex(tag.lane()));
        }
        for (String text : List.of("", "Gold", "transfer(amount)", "Größe €")) {
            add("texts").put("text", text).put("lane", hex(Text.digest(text)));
        }
    }

    private void effects() {
        InstanceId instance = new InstanceId(arbitrary.fr());
        for (EffectKind kind : EffectKind.values()) {
            int cases = kind.hasCondition() ? ConditionKind.values().length : CASES;
            for (int i = 0; i < cases; i++) {
                Effect effect = kind.hasCondition() ? watching(kind, i) : arbitrary.effect(kind);
                IntentHead before = new IntentHead(arbitrary.fr());
                ObjectNode node = add("effects");
                putEffect(node, effect);
                node.put("instance", hex(instance));
                node.put("headBefore", hex(before));
                node.put("headAfter", hex(effect.intentHead(before, instance)));
                node.put("member", hex(effect.memberDigest()));
                node.put("promise", hex(effect.asPromise()));
            }
        }
    }

    /** A Watch or Fire under each condition in turn. */
    private Effect watching(EffectKind kind, int condition) {
        while (true) {
            Effect effect = arbitrary.effect(kind);
            ConditionKind found = switch (effect) {
                case Watch watch -> watch.condition().kind();
                case Fire fire -> fire.watched().kind();
                default -> throw new IllegalStateException("expected a kind with a condition, got " + kind);
            };
            if (found.number() == condition + 1) {
                return effect;
            }
        }
    }

    /** Every column of the table of 3.2, used or not, and the lanes. */
    private static void putEffect(ObjectNode node, Effect effect) {
        EffectFields fields = EffectFields.of(effect);
        ContentLanes lanes = effect.contentLanes();
        node.put("kind", effect.kind().label());
        node.put("number", effect.kind().number());
        node.put("author", effect.author().index());
        node.put("counter", effect.header().counter().value());
        for (EffectField field : EffectField.values()) {
            String name = field.name().toLowerCase(java.util.Locale.ROOT).replace("_", "");
            if (field == EffectField.QUANTITY) {
                node.put(name, Long.toUnsignedString(fields.get(field)));
            } else {
                node.put(name, fields.get(field));
            }
        }
        node.put("group", hex(effect.header().group().digest()));
        node.put("groupindex", effect.header().group().index());
        node.put("groupsize", effect.header().group().size());
        node.put("snapshot", hex(effect.header().snapshot()));
        node.set("lanes", hexes(List.of(lanes.l1(), lanes.l2(), lanes.l3(), lanes.l4())));
    }

    private void groups() {
        for (int size = 1; size <= GroupDigest.MEMBERS_MAX; size++) {
            List<Effect> members = AtomicGroup.form(
                    Stream.generate(arbitrary::effect).limit(size).toList());
            ObjectNode node = add("groups");
            node.put("size", size);
            node.put("digest", hex(members.getFirst().header().group().digest()));
            ArrayNode list = node.putArray("members");
            for (Effect member : members) {
                ContentLanes lanes = member.contentLanes();
                ObjectNode entry = list.addObject();
                entry.put("kind", member.kind().label());
                entry.put("snapshot", hex(member.header().snapshot()));
                entry.set("lanes", hexes(List.of(lanes.l1(), lanes.l2(), lanes.l3(), lanes.l4())));
                entry.put("member", hex(member.memberDigest()));
            }
        }
    }

    private void shapes() {
        for (ShapeId shape : List.of(
                ShapeId.of("tiny", 8),
                ShapeId.of("medium", 11),
                new ShapeId("small", 4, 1, 1),
                new ShapeId("large", 8, 5, 3))) {
            add("shapes")
                    .put("name", shape.name())
                    .put("depth", shape.depth())
                    .put("factdepth", shape.factDepth())
                    .put("capabilitydepth", shape.capabilityDepth())
                    .put("text", shape.text())
                    .put("lane", hex(shape));
        }
    }

    private void folds() {
        int[][] counts = {{0, 1}, {1, 1}, {4, 4}, {5, 5}, {5, 6}, {6, 16}, {12, 16}};
        for (int[] count : counts) {
            int capacity = count[1];
            ShapeCapacities capacities =
                    new ShapeCapacities(capacity, capacity, 0, capacity, 0, 0, 1, 0, 0, 0, 0, 0, 0);
            List<EffectEntry> effects = take(count[0], arbitrary::effectEntry);
            List<ProgramEntry> programs = take(count[0], arbitrary::programEntry);
            List<OwnershipEntry> ownership = take(count[0], arbitrary::ownershipEntry);
            List<UseEntry> uses = take(count[0], arbitrary::useEntry);
            ObjectNode node = add("folds");
            node.put("capacity", capacity);
            node.set("heads", hexes(effects.stream().map(e -> e.head().lane()).toList()));
            ArrayNode ticks = node.putArray("ticks");
            effects.forEach(entry -> ticks.add(entry.tick().value()));
            node.put("effects", hex(EffectsDigest.of(effects, capacities)));
            ArrayNode entries = node.putArray("programentries");
            programs.forEach(entry -> entries.add(hexes(entry.lanes())));
            node.put("programs", hex(ProgramsDigest.of(programs, capacities)));
            node.set(
                    "ownershipentries",
                    hexes(ownership.stream().map(OwnershipEntry::lane).toList()));
            node.put("ownership", hex(OwnershipDigest.of(ownership, capacities)));
            node.set("useentries", hexes(uses.stream().map(UseEntry::lane).toList()));
            node.put("uses", hex(UsesDigest.of(uses, capacities)));
        }
        putEntries();
    }

    /** Single entries with the fields they are made of. */
    private void putEntries() {
        OwnershipEntry ownership = new OwnershipEntry(
                ResourceId.of(5), Holding.held(ProgramId.of(1)), Holding.escrowed(ProgramId.of(1), ProgramId.of(2)));
        add("entries")
                .put("list", "ownership")
                .set("fields", numbers(5, 1, 0, 1, 1, 2, 2))
                .put("lane", hex(ownership.lane()));
        UseEntry use = UseEntry.of(CapabilityId.of(8), ProgramId.of(3), ResourceId.of(5), Tick.of(12), Right.CLAIM);
        add("entries")
                .put("list", "uses")
                .set("fields", numbers(8, 3, 5, 12, 4))
                .put("lane", hex(use.lane()));
        ProgramEntry program =
                new ProgramEntry(ProgramId.of(7), Counter.of(3), Counter.of(5), IntentHead.NONE, IntentHead.NONE);
        add("entries")
                .put("list", "programs")
                .set("fields", numbers(7, 3, 5))
                .put("lane", hex(program.lanes().getFirst()));
    }

    private static ArrayNode numbers(long... values) {
        ArrayNode array = NODES.arrayNode();
        Arrays.stream(values).forEach(array::add);
        return array;
    }

    private static <T> List<T> take(int count, java.util.function.Supplier<T> item) {
        return count == 0
                ? Collections.emptyList()
                : Stream.generate(item).limit(count).toList();
    }

    private void keys() {
        for (boolean development : new boolean[] {true, false}) {
            ShapeId shape = ShapeId.of("tiny", 8);
            var system = Sha256.of(new byte[] {1});
            var verifyingKey = Sha256.of(new byte[] {2});
            KeyId id = KeyId.of("v0.16.3", system, shape, verifyingKey, development);
            add("keys")
                    .put("gnark", "v0.16.3")
                    .put("system", system.toUnprefixedHexString())
                    .put("shape", shape.text())
                    .put("verifyingkeyhash", verifyingKey.toUnprefixedHexString())
                    .put("development", development)
                    .put("id", id.text());
        }
    }
}
