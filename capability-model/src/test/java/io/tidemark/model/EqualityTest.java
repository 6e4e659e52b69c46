package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values made twice from the same parts are equal; values from other parts, or of other types, are not. */
class EqualityTest {
    private static final int GROUPS = 12;

    /** A type, or a kind of one, with its generator. */
    record Type(String name, Function<Arbitrary, Object> value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Type> types() {
        List<Type> types = new ArrayList<>();
        Arrays.stream(EffectKind.values()).forEach(kind -> types.add(new Type(kind.label(), a -> a.effect(kind))));
        Arrays.stream(CellKind.values()).forEach(kind -> types.add(new Type(kind + " cell", a -> a.cell(kind))));
        types.add(new Type("InstanceLeaf", Arbitrary::instanceLeaf));
        types.add(new Type("InstanceParameters", Arbitrary::instance));
        types.add(new Type("Batch", Arbitrary::batch));
        types.add(new Type("Fact", Arbitrary::fact));
        types.add(new Type("FactPath", EqualityTest::path));
        types.add(new Type("SignedSnapshot", Arbitrary::signedSnapshot));
        types.add(new Type("Statement", Arbitrary::statement));
        types.add(new Type("Openings", a -> List.of(a.openings(), a.fr())));
        types.add(new Type("Bundle", Arbitrary::bundle));
        types.add(new Type("KeyId", Arbitrary::keyId));
        types.add(new Type("KeyManifest", Arbitrary::keyManifest));
        types.add(new Type("ProgramEntry", a -> List.of(a.programEntry(), a.fr())));
        types.add(new Type("OwnershipEntry", a -> List.of(a.ownershipEntry(), a.fr())));
        types.add(new Type("UseEntry", a -> List.of(a.useEntry(), a.fr())));
        types.add(new Type("ContentLanes", a -> new ContentLanes(a.fr(), a.fr(), a.fr(), a.fr())));
        return types;
    }

    private static FactPath path(Arbitrary arbitrary) {
        List<FactDigest> facts =
                List.of(arbitrary.fact().digest(), arbitrary.fact().digest());
        return FactTree.of(facts, 2).path(1);
    }

    @ParameterizedTest
    @MethodSource("types")
    void values_fromEqualParts_areEqualAndNoOthers(Type type) {
        List<Object> values = new ArrayList<>();
        for (long seed = 1; seed <= GROUPS; seed++) {
            Object value = type.value().apply(new Arbitrary(seed));
            Object twin = type.value().apply(new Arbitrary(seed));
            assertThat(value).isEqualTo(twin).hasSameHashCodeAs(twin).hasToString(twin.toString());
            assertThat(value).isNotEqualTo(null).isNotEqualTo(type.name());
            assertThat(values).doesNotContain(value);
            values.add(value);
        }
    }

    @ParameterizedTest
    @MethodSource("lanes")
    void lanes_ofOtherMeaning_areNotEqual(LaneValue value) {
        assertThat(lanes().filter(value::equals)).hasSize(1);
        assertThat(lanes().map(LaneValue::lane).distinct()).hasSize(1);
    }

    static Stream<LaneValue> lanes() {
        var one = new Arbitrary(1).fr();
        return Stream.of(
                new AssetId(one),
                new EntryDigest(one),
                new Reference(one),
                new Provenance(one),
                new IntentHead(one),
                new LeafHash(one),
                new StateRoot(one),
                new InstanceId(one),
                new SnapshotDigest(one),
                new FactDigest(one),
                new PromiseDigest(one),
                new FactRoot(one),
                new DomainsDigest(one),
                new KeepersDigest(one),
                new MemberDigest(one),
                new GroupDigest(one),
                new EffectsDigest(one),
                new ProgramsDigest(one),
                new OwnershipDigest(one),
                new UsesDigest(one));
    }
}
