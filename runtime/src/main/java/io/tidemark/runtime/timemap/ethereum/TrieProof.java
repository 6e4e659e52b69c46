package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/**
 * Follows a Merkle-Patricia proof from a root to the value at a key (spec TMP-17). Nodes are given from the root on; a node
 * shorter than a hash stands inside the one above it and is not given. Not thread-safe.
 */
final class TrieProof {
    /** Nodes at most: more than any key of 4 bytes needs. */
    static final int NODES_MAX = 16;

    private static final int BRANCH_ITEMS = 17;
    private static final int PATH_ITEMS = 2;
    private static final int ODD = 1;
    private static final int LEAF = 2;

    private final TriePath key;
    private final List<Bytes> nodes;
    private final String path;
    private Bytes32 expected;
    private int next;

    private TrieProof(Bytes32 root, Bytes key, List<Bytes> nodes, String path) {
        this.expected = root;
        this.key = new TriePath(key);
        this.nodes = nodes;
        this.path = path;
    }

    /**
     * The value at a key.
     *
     * @param path what the nodes are, for errors
     * @throws MalformedInputException if a node that hashes to its place is no node
     */
    static TrieLookup find(Bytes32 root, Bytes key, List<Bytes> nodes, String path) throws MalformedInputException {
        return new TrieProof(root, key, nodes, path).follow();
    }

    /** What a node says of the way: on through another node, the end of it, or none. */
    private sealed interface Step {
        record Through(Bytes32 hash) implements Step {}

        record Into(RlpItem node) implements Step {}

        record Value(Bytes value) implements Step {}

        record Nowhere() implements Step {}
    }

    private TrieLookup follow() throws MalformedInputException {
        while (next < nodes.size()) {
            Bytes node = nodes.get(next);
            Bytes32 hash = Keccak256.of(node);
            if (!hash.equals(expected)) {
                return new ProofRefused(
                        next == 0 ? ProofCode.E_FACT_PROOF_ROOT : ProofCode.E_FACT_PROOF_NODE,
                        "a node with the hash " + expected + " at " + path + "/" + next,
                        hash.toString());
            }
            String here = path + "/" + next++;
            Step step = step(RlpParser.parse(node, here), here);
            while (step instanceof Step.Into into) {
                step = step(into.node(), here);
            }
            if (step instanceof Step.Value value) {
                return found(value.value());
            }
            if (!(step instanceof Step.Through through)) {
                return new ProofRefused(ProofCode.E_FACT_PROOF_ABSENT, "a value at the key", "none in " + here);
            }
            expected = through.hash();
        }
        return new ProofRefused(
                ProofCode.E_FACT_PROOF_SHORT, "a node with the hash " + expected, nodes.size() + " nodes at " + path);
    }

    private TrieLookup found(Bytes value) {
        return next == nodes.size()
                ? new TrieLookup.Found(value)
                : new ProofRefused(
                        ProofCode.E_FACT_PROOF_EXCESS, next + " nodes at " + path, String.valueOf(nodes.size()));
    }

    private Step step(RlpItem node, String here) throws MalformedInputException {
        List<RlpItem> items = RlpFields.list(node, here).items();
        return switch (items.size()) {
            case BRANCH_ITEMS -> branch(items, here);
            case PATH_ITEMS -> stretch(items, here);
            default -> throw RlpFields.fault(node, here, "a node: a list of 17 or 2");
        };
    }

    private Step branch(List<RlpItem> items, String here) throws MalformedInputException {
        if (key.isAtEnd()) {
            return value(items.get(BRANCH_ITEMS - 1), here + "/16");
        }
        int nibble = key.take();
        return child(items.get(nibble), here + "/" + nibble);
    }

    /** A leaf or an extension: its path in hex-prefix form, then the value or the child. */
    private Step stretch(List<RlpItem> items, String here) throws MalformedInputException {
        RlpItem first = items.get(0);
        Bytes packed = RlpFields.value(first, here + "/0");
        int flags = packed.isEmpty() ? -1 : (packed.get(0) & 0xff) >>> 4;
        if (flags < 0 || flags > (ODD | LEAF)) {
            throw RlpFields.fault(first, here + "/0", "a path that begins with a nibble from 0 to 3");
        }
        boolean odd = (flags & ODD) != 0;
        boolean leaf = (flags & LEAF) != 0;
        if (!odd && (packed.get(0) & 0xf) != 0) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT_CANONICAL,
                    here + "/0",
                    first.offset(),
                    "a zero nibble before a path of even length",
                    packed.toHexString());
        }
        int from = odd ? 1 : 2;
        if (!leaf && 2 * packed.size() == from) {
            throw RlpFields.fault(first, here + "/0", "an extension along one nibble or more");
        }
        if (!key.follow(packed, from) || leaf && !key.isAtEnd()) {
            return new Step.Nowhere();
        }
        return leaf ? value(items.get(1), here + "/1") : child(items.get(1), here + "/1");
    }

    private static Step value(RlpItem item, String where) throws MalformedInputException {
        Bytes value = RlpFields.value(item, where);
        return value.isEmpty() ? new Step.Nowhere() : new Step.Value(value);
    }

    private static Step child(RlpItem item, String where) throws MalformedInputException {
        return switch (item) {
            case RlpItem.Items inside -> {
                if (inside.encodedSize() >= Bytes32.SIZE) {
                    throw new MalformedInputException(
                            MalformedCode.E_FORMAT_CANONICAL,
                            where,
                            inside.offset(),
                            "the hash of a node of 32 bytes or more",
                            "the node itself, " + inside.encodedSize() + " bytes");
                }
                yield new Step.Into(inside);
            }
            case RlpItem.Value value -> {
                if (value.bytes().isEmpty()) {
                    yield new Step.Nowhere();
                }
                if (value.bytes().size() != Bytes32.SIZE) {
                    throw RlpFields.fault(value, where, "nothing, a hash of 32 bytes, or a node");
                }
                yield new Step.Through(Bytes32.wrap(value.bytes()));
            }
        };
    }
}
