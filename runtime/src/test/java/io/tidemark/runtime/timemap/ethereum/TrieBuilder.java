package io.tidemark.runtime.timemap.ethereum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.rlp.RLP;
import org.apache.tuweni.rlp.RLPWriter;

/** Builds Merkle-Patricia tries and proofs, from the definition in the yellow paper (appendix D) and not from the verifier. */
final class TrieBuilder {
    private final List<Entry> entries;

    private TrieBuilder(List<Entry> entries) {
        this.entries = entries;
    }

    /** A key as text of hexadecimal digits, one a nibble, and its value. */
    private record Entry(String nibbles, Bytes value) {}

    static TrieBuilder of(Map<Bytes, Bytes> values) {
        return new TrieBuilder(values.entrySet().stream()
                .map(entry -> new Entry(nibbles(entry.getKey()), entry.getValue()))
                .toList());
    }

    /** The trie of a list under the keys that Ethereum gives to transactions and receipts. */
    static TrieBuilder ofList(List<Bytes> values) {
        List<Entry> entries = new ArrayList<>();
        for (Bytes value : values) {
            entries.add(new Entry(nibbles(key(entries.size())), value));
        }
        return new TrieBuilder(entries);
    }

    static Bytes key(int index) {
        return RLP.encodeInt(index);
    }

    Bytes32 root() {
        return Keccak256.of(node(entries, 0, "", new ArrayList<>()));
    }

    /** The nodes on the way to a key, as far as it goes. */
    List<Bytes> proof(Bytes key) {
        List<Bytes> nodes = new ArrayList<>();
        node(entries, 0, nibbles(key), nodes);
        return nodes.reversed();
    }

    /** Encodes the node of these entries, which agree up to {@code depth}, and adds those on the way to the target. */
    private static Bytes node(List<Entry> entries, int depth, String target, List<Bytes> way) {
        Entry first = entries.getFirst();
        int shared = shared(entries, depth);
        Bytes node;
        if (entries.size() == 1) {
            String path = first.nibbles.substring(depth);
            node = pair(path, true, writer -> writer.writeValue(first.value));
        } else if (shared > depth) {
            String path = first.nibbles.substring(depth, shared);
            Bytes child = child(entries, shared, target, way);
            node = pair(path, false, writer -> writer.writeRLP(child));
        } else {
            node = branch(entries, depth, target, way);
        }
        Bytes flat = Rlp.flat(node);
        boolean onTheWay = target.startsWith(first.nibbles.substring(0, depth));
        if (onTheWay && (depth == 0 || flat.size() >= Bytes32.SIZE)) {
            way.add(flat);
        }
        return flat;
    }

    private static Bytes branch(List<Entry> entries, int depth, String target, List<Bytes> way) {
        return RLP.encodeList(writer -> {
            for (char digit : "0123456789abcdef".toCharArray()) {
                List<Entry> below = entries.stream()
                        .filter(entry -> entry.nibbles.length() > depth && entry.nibbles.charAt(depth) == digit)
                        .toList();
                if (below.isEmpty()) {
                    writer.writeValue(Bytes.EMPTY);
                } else {
                    writer.writeRLP(child(below, depth + 1, target, way));
                }
            }
            writer.writeValue(entries.stream()
                    .filter(entry -> entry.nibbles.length() == depth)
                    .map(Entry::value)
                    .findFirst()
                    .orElse(Bytes.EMPTY));
        });
    }

    private static Bytes child(List<Entry> entries, int depth, String target, List<Bytes> way) {
        Bytes node = node(entries, depth, target, way);
        return node.size() < Bytes32.SIZE ? node : RLP.encodeValue(Keccak256.of(node));
    }

    private static Bytes pair(String path, boolean leaf, Consumer<RLPWriter> second) {
        int flag = (leaf ? 2 : 0) + path.length() % 2;
        String packed = path.length() % 2 == 0 ? flag + "0" + path : flag + path;
        return RLP.encodeList(writer -> {
            writer.writeValue(Bytes.fromHexString(packed));
            second.accept(writer);
        });
    }

    private static int shared(List<Entry> entries, int depth) {
        String first = entries.getFirst().nibbles;
        int shared = depth;
        while (true) {
            int at = shared;
            boolean all = entries.stream()
                    .allMatch(entry -> entry.nibbles.length() > at
                            && first.length() > at
                            && entry.nibbles.charAt(at) == first.charAt(at));
            if (!all) {
                return shared;
            }
            shared++;
        }
    }

    private static String nibbles(Bytes key) {
        return key.toUnprefixedHexString();
    }
}
