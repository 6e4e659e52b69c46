package io.tidemark.verifier.plonk;

import static io.tidemark.verifier.plonk.PlonkTest.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys under which somebody could forge, keys whose numbers contradict each other, and keys beyond the limits. */
class PlonkKeyTest {
    /** The point of the secret in {@code kzg.NewSRS(size, -1)} of gnark-crypto v0.21.0. */
    private static final String QUICK_SECRET = "8ef0f1481dce746733ca795132ac84fb20cdfb6479a2c46d5373050cfe913679"
            + "2dc03ef55ba68ed5fe85444af50d83374a1d7e275415c954e0cde1a15a8cfab9";

    private PlonkKey key;

    @BeforeEach
    void read() throws PlonkFormatException {
        key = PlonkKey.decode(PlonkVectors.read("twice").key());
    }

    private static void assertDegenerate(PlonkKey key, String why) {
        byte[] encoded = KeyParts.encode(key);
        assertThatThrownBy(() -> PlonkKey.decode(encoded))
                .isInstanceOfSatisfying(PlonkFormatException.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(PlonkFault.E_VK_DEGENERATE);
                    assertThat(refused.actual()).contains(why);
                });
    }

    @Test
    void key_reencoded_isTheSame() throws PlonkFormatException {
        assertThat(PlonkKey.decode(KeyParts.encode(key)).keyHash()).isEqualTo(key.keyHash());
    }

    @Test
    void referenceString_withInfinity_isDegenerate() {
        KzgKey kzg = key.kzg();
        for (KzgKey broken : List.of(
                new KzgKey(G1.INFINITY, kzg.g2(), kzg.secretG2()),
                new KzgKey(kzg.g1(), G2.INFINITY, kzg.secretG2()),
                new KzgKey(kzg.g1(), kzg.g2(), G2.INFINITY))) {
            assertDegenerate(KeyParts.with(key, broken), "infinity");
        }
    }

    @Test
    void referenceString_ofAKnownSecret_isDegenerate() throws Exception {
        KzgKey kzg = key.kzg();
        G2 quick = G2.decodeCompressed(HexFormat.of().parseHex(QUICK_SECRET), 0, InfinityRule.REFUSED);
        for (G2 secret : List.of(kzg.g2(), kzg.g2().negate(), quick, quick.negate())) {
            assertDegenerate(KeyParts.with(key, new KzgKey(kzg.g1(), kzg.g2(), secret)), "fourth root");
        }
    }

    @Test
    void permutation_thatIsNone_isDegenerate() {
        List<G1> s = key.permutation();
        for (List<G1> broken : List.of(
                List.of(G1.INFINITY, s.get(1), s.get(2)),
                List.of(s.get(0), G1.INFINITY, s.get(2)),
                List.of(s.get(0), s.get(1), G1.INFINITY),
                List.of(s.get(0), s.get(0), s.get(2)),
                List.of(s.get(0), s.get(1), s.get(0)))) {
            assertDegenerate(KeyParts.with(key, broken), "permutation");
        }
    }

    @Test
    void shift_thatMapsRowsToRows_isDegenerate() {
        PlonkDomain d = key.domain();
        Fr halfStep = KeyParts.domain(2 * d.size()).generator();
        for (Fr shift : List.of(Fr.ZERO, Fr.ONE, d.generator(), halfStep)) {
            PlonkDomain broken = new PlonkDomain(d.size(), d.sizeInverse(), d.generator(), shift);
            assertDegenerate(KeyParts.with(key, broken, key.publicInputCount()), "shift");
        }
    }

    @Test
    void selectors_thatLeaveInputsOrEverythingFree_areDegenerate() throws PlonkFormatException {
        PlonkSelectors s = key.selectors();
        assertDegenerate(KeyParts.with(key, new PlonkSelectors(G1.INFINITY, s.qr(), s.qm(), s.qo(), s.qk())), "Ql");
        PlonkSelectors none = new PlonkSelectors(G1.INFINITY, G1.INFINITY, G1.INFINITY, G1.INFINITY, G1.INFINITY);
        PlonkKey without = KeyParts.with(key, key.domain(), 0);
        assertDegenerate(KeyParts.with(without, none), "no gates");
        PlonkSelectors constant = new PlonkSelectors(G1.INFINITY, s.qr(), s.qm(), s.qo(), G1.INFINITY);
        assertThat(PlonkKey.decode(KeyParts.encode(KeyParts.with(without, constant)))
                        .publicInputCount())
                .isZero();
        assertDegenerate(
                KeyParts.withGates(key, List.of(key.gates().get(0), new CommitmentGate(G1.INFINITY, 1))), "Qcp");
    }

    @Test
    void key_ofAnHonestCircuit_mayHaveInfiniteSelectors() throws PlonkFormatException {
        PlonkKey plain = PlonkKey.decode(PlonkVectors.read("plain").key());
        assertThat(plain.selectors().qk().isInfinity()).isTrue();
    }

    @Test
    void numbers_thatContradictEachOther_areRefused() {
        PlonkDomain d = key.domain();
        Fr root = d.generator();
        Stream.of(
                        new PlonkDomain(d.size() + 1, Fr.of(d.size() + 1).inverse(), root, d.shift()),
                        new PlonkDomain(2 * d.size(), d.sizeInverse(), root, d.shift()),
                        new PlonkDomain(2 * d.size(), Fr.of(2 * d.size()).inverse(), root, d.shift()),
                        new PlonkDomain(d.size(), Fr.ONE, root, d.shift()),
                        new PlonkDomain(d.size(), d.sizeInverse(), root.square(), d.shift()),
                        new PlonkDomain(d.size(), d.sizeInverse(), Fr.ZERO, d.shift()),
                        new PlonkDomain(d.size(), d.sizeInverse(), Fr.of(5), d.shift()),
                        new PlonkDomain(1, Fr.ONE, Fr.ONE, d.shift()),
                        new PlonkDomain(1L << 29, Fr.of(1L << 29).inverse(), root, d.shift()),
                        new PlonkDomain(Long.MIN_VALUE, Fr.ONE, root, d.shift()))
                .map(broken -> KeyParts.encode(KeyParts.with(key, broken, 2)))
                .forEach(encoded -> assertFault(() -> PlonkKey.decode(encoded), PlonkFault.E_FORMAT));
    }

    @Test
    void domain_ofEverySize_isConsistent() {
        for (int log = 1; log <= 28; log++) {
            PlonkDomain domain = KeyParts.domain(1L << log);
            assertThat(domain.isConsistent()).as("2^%d", log).isTrue();
            assertThat(domain.copiesAreDisjoint()).as("2^%d", log).isTrue();
        }
    }

    @Test
    void inputs_moreThanRows_areRefused() {
        int rows = (int) key.rows();
        for (int inputs : new int[] {rows + 1, Integer.MAX_VALUE, -1}) {
            byte[] encoded = KeyParts.encode(KeyParts.with(key, key.domain(), inputs));
            assertFault(() -> PlonkKey.decode(encoded), PlonkFault.E_FORMAT);
        }
    }

    @Test
    void rows_ofCommitments_beyondTheLastOrTwice_areRefused() {
        int free = (int) key.rows() - key.publicInputCount();
        G1 qcp = G1.GENERATOR;
        for (int row : new int[] {0, free, -1}) {
            List<CommitmentGate> gates = List.of(new CommitmentGate(qcp, 0), new CommitmentGate(qcp, row));
            byte[] encoded = KeyParts.encode(KeyParts.withGates(key, gates));
            assertFault(() -> PlonkKey.decode(encoded), PlonkFault.E_FORMAT);
        }
    }

    @Test
    void limits_areHeld_andReached() throws PlonkFormatException {
        PlonkKey large = KeyParts.with(key, KeyParts.domain(1L << 17), PlonkKey.INPUTS_MAX);
        assertThat(PlonkKey.decode(KeyParts.encode(large)).publicInputCount()).isEqualTo(PlonkKey.INPUTS_MAX);
        byte[] inputs = KeyParts.encode(KeyParts.with(large, large.domain(), PlonkKey.INPUTS_MAX + 1));
        assertFault(() -> PlonkKey.decode(inputs), PlonkFault.E_LIMIT);
        PlonkKey many = KeyParts.withGates(large, KeyParts.gates(PlonkKey.COMMITMENTS_MAX));
        assertThat(PlonkKey.decode(KeyParts.encode(many)).commitmentCount()).isEqualTo(PlonkKey.COMMITMENTS_MAX);
        byte[] gates = KeyParts.encode(KeyParts.withGates(large, KeyParts.gates(PlonkKey.COMMITMENTS_MAX + 1)));
        assertFault(() -> PlonkKey.decode(gates), PlonkFault.E_LIMIT);
        assertFault(() -> PlonkKey.decode(new byte[PlonkKey.BYTES_MAX + 1]), PlonkFault.E_LIMIT);
        assertFault(() -> PlonkProof.decode(new byte[PlonkProof.BYTES_MAX + 1]), PlonkFault.E_LIMIT);
        assertFault(() -> PlonkProof.decodeSolidity(new byte[PlonkProof.BYTES_MAX + 1]), PlonkFault.E_LIMIT);
    }

    @Test
    void version_otherThanOne_isRefused() {
        for (byte version : new byte[] {0, 2, (byte) 0xff}) {
            byte[] encoded = KeyParts.encode(key);
            encoded[15] = version;
            assertFault(() -> PlonkKey.decode(encoded), PlonkFault.E_FORMAT);
        }
        byte[] twice = KeyParts.encode(key);
        byte[] marked = new byte[twice.length + 16];
        System.arraycopy(twice, 0, marked, 0, 16);
        System.arraycopy(twice, 0, marked, 16, twice.length);
        assertFault(() -> PlonkKey.decode(marked), PlonkFault.E_FORMAT);
        assertFault(() -> PlonkKey.decode(Arrays.copyOf(twice, twice.length + 1)), PlonkFault.E_FORMAT);
    }
}
