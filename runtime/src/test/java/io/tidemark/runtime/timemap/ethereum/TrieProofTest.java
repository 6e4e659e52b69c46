package io.tidemark.runtime.timemap.ethereum;

import static io.tidemark.model.MalformedCode.E_FORMAT;
import static io.tidemark.model.MalformedCode.E_FORMAT_CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.rlp.RLP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrieProofTest {
    private static final Map<Bytes, Bytes> DOGS =
            Map.of(text("doe"), text("reindeer"), text("dog"), text("puppy"), text("dogglesworth"), text("cat"));

    /** Roots as in go-ethereum, trie/trie_test.go, TestInsert. */
    @Test
    void root_isThePublishedOne() throws MalformedInputException {
        TrieBuilder dogs = TrieBuilder.of(DOGS);
        Bytes32 published = Bytes32.fromHexString("8aad789dff2f538bca5d8ea56e8abe10f4c7ba3a5dea95fea4cd6e7c3a1168d3");
        assertThat(dogs.root()).isEqualTo(published);
        for (Map.Entry<Bytes, Bytes> entry : DOGS.entrySet()) {
            assertThat(TrieProof.find(published, entry.getKey(), dogs.proof(entry.getKey()), "/nodes"))
                    .isEqualTo(new TrieLookup.Found(entry.getValue()));
        }
        Bytes32 single = Bytes32.fromHexString("d23786fb4a010da3ce639d66d5e904a11dbc02746d1ce25029e53290cabf28ab");
        assertThat(TrieBuilder.of(Map.of(text("A"), text("a".repeat(50)))).root())
                .isEqualTo(single);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 17, 128, 129, 300})
    void find_everyItemOfAList(int count) throws MalformedInputException {
        List<Bytes> values = values(count);
        TrieBuilder trie = TrieBuilder.ofList(values);
        Bytes32 root = trie.root();
        for (int i = 0; i < count; i++) {
            Bytes key = TrieBuilder.key(i);
            assertThat(TrieProof.find(root, key, trie.proof(key), "/nodes"))
                    .as("item %s", i)
                    .isEqualTo(new TrieLookup.Found(values.get(i)));
        }
        Bytes beyond = TrieBuilder.key(count);
        assertThat(code(TrieProof.find(root, beyond, trie.proof(beyond), "/nodes")))
                .isEqualTo(ProofCode.E_FACT_PROOF_ABSENT);
    }

    /** Short keys and values, so that nodes stand inside each other and branches have values. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void find_inRandomTries_isWhatWasPutIn(long seed) throws MalformedInputException {
        SplittableRandom dice = new SplittableRandom(seed);
        for (int round = 0; round < 12; round++) {
            Map<Bytes, Bytes> values = new HashMap<>();
            for (int i = 1 + dice.nextInt(12); i > 0; i--) {
                values.put(random(dice, 1 + dice.nextInt(2)), random(dice, 1 + dice.nextInt(40)));
            }
            TrieBuilder trie = TrieBuilder.of(values);
            Bytes32 root = trie.root();
            for (int first = 0; first < 256; first++) {
                for (Bytes key : List.of(Bytes.of(first), Bytes.of(first, dice.nextInt(256)))) {
                    assertLookup(values, key, TrieProof.find(root, key, trie.proof(key), "/nodes"), seed);
                }
            }
            for (Bytes key : values.keySet()) {
                assertLookup(values, key, TrieProof.find(root, key, trie.proof(key), "/nodes"), seed);
            }
        }
    }

    private static void assertLookup(Map<Bytes, Bytes> values, Bytes key, TrieLookup lookup, long seed) {
        if (values.containsKey(key)) {
            assertThat(lookup).as("seed %s", seed).isEqualTo(new TrieLookup.Found(values.get(key)));
        } else {
            assertThat(code(lookup)).as("seed %s", seed).isEqualTo(ProofCode.E_FACT_PROOF_ABSENT);
        }
    }

    @Test
    void find_withWrongNodes_isRefused() throws MalformedInputException {
        TrieBuilder trie = TrieBuilder.ofList(values(300));
        Bytes key = TrieBuilder.key(200);
        List<Bytes> nodes = trie.proof(key);
        assertThat(nodes).hasSizeGreaterThan(2);
        Bytes32 root = trie.root();

        assertThat(code(TrieProof.find(Bytes32.ZERO, key, nodes, "/nodes"))).isEqualTo(ProofCode.E_FACT_PROOF_ROOT);
        for (int i = 0; i < nodes.size(); i++) {
            assertThat(code(TrieProof.find(root, key, nodes.subList(0, i), "/nodes")))
                    .isEqualTo(ProofCode.E_FACT_PROOF_SHORT);
            List<Bytes> changed = new ArrayList<>(nodes);
            byte[] node = nodes.get(i).toArray();
            node[node.length / 2] ^= 1;
            changed.set(i, Bytes.wrap(node));
            assertThat(code(TrieProof.find(root, key, changed, "/nodes")))
                    .isEqualTo(i == 0 ? ProofCode.E_FACT_PROOF_ROOT : ProofCode.E_FACT_PROOF_NODE);
        }
        List<Bytes> more = new ArrayList<>(nodes);
        more.add(nodes.getFirst());
        assertThat(code(TrieProof.find(root, key, more, "/nodes"))).isEqualTo(ProofCode.E_FACT_PROOF_EXCESS);
        assertThat(code(TrieProof.find(root, TrieBuilder.key(5), nodes, "/nodes")))
                .as("the way to another item")
                .isEqualTo(ProofCode.E_FACT_PROOF_NODE);
    }

    /** Nodes that hash to their place and are none: in a real trie they cannot be, so the reader says so. */
    @ParameterizedTest
    @CsvSource({
        "c0, E_FORMAT, /nodes/0",
        "c3010203, E_FORMAT, /nodes/0",
        "01, E_FORMAT, /nodes/0",
        "c28001, E_FORMAT, /nodes/0/0",
        "c24001, E_FORMAT, /nodes/0/0",
        "c28101, E_FORMAT_CANONICAL, /nodes/0/0",
        "c22101, E_FORMAT_CANONICAL, /nodes/0/0",
        "c20001, E_FORMAT, /nodes/0/0",
        "c2c001, E_FORMAT, /nodes/0/0",
        "c21a01, E_FORMAT, /nodes/0/1",
        "c41ac20001, E_FORMAT, /nodes/0/0",
        "d180808080808080808080018080808080c0, E_FORMAT, /nodes/0/10",
    })
    void find_throughWhatIsNoNode_isMalformed(String hex, MalformedCode code, String path) {
        Bytes node = Bytes.fromHexString(hex);
        Bytes32 root = Keccak256.of(node);
        List<Bytes> nodes = List.of(node);
        MalformedInputException fault = Malformed.of(() -> TrieProof.find(root, Bytes.of(0xab), nodes, "/nodes"));
        assertThat(fault.code()).as(fault.getMessage()).isEqualTo(code);
        assertThat(fault.path()).as(fault.getMessage()).isEqualTo(path);
    }

    @Test
    void find_throughANodeThatShouldBeAHash_isNotCanonical() {
        Bytes leaf = RLP.encodeList(writer -> {
            writer.writeValue(Bytes.fromHexString("3b"));
            writer.writeValue(Bytes.repeat((byte) 7, 40));
        });
        Bytes extension = Rlp.flat(RLP.encodeList(writer -> {
            writer.writeValue(Bytes.fromHexString("1a"));
            writer.writeRLP(leaf);
        }));
        Malformed.expect(
                E_FORMAT_CANONICAL,
                "/nodes/0/1",
                2,
                () -> TrieProof.find(Keccak256.of(extension), Bytes.fromHexString("ab"), List.of(extension), "/nodes"));
    }

    @Test
    void find_valueThatIsAList_isMalformed() {
        Bytes leaf = Bytes.fromHexString("c48220abc0");
        Malformed.expect(
                E_FORMAT,
                "/nodes/0/1",
                4,
                () -> TrieProof.find(Keccak256.of(leaf), Bytes.fromHexString("ab"), List.of(leaf), "/nodes"));
    }

    static ProofCode code(Object outcome) {
        assertThat(outcome).isInstanceOf(ProofRefused.class);
        return ((ProofRefused) outcome).code();
    }

    private static List<Bytes> values(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Bytes.repeat((byte) (i + 1), 1 + 7 * i % 90))
                .toList();
    }

    private static Bytes random(SplittableRandom dice, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (1 + dice.nextInt(255));
        }
        return Bytes.wrap(bytes);
    }

    private static Bytes text(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
