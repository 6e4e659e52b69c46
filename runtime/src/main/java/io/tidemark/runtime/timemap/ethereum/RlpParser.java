package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.rlp.RLP;
import org.apache.tuweni.rlp.RLPException;
import org.apache.tuweni.rlp.RLPReader;

/**
 * Parses RLP through Tuweni, strictly: one encoding for each item, nothing after it, limits on depth and items. Values are
 * views of the bytes read, so nothing is allocated by their length.
 */
final class RlpParser {
    /** Lists inside each other, the outermost counted. */
    static final int DEPTH_MAX = 8;

    /** Items in all. */
    static final int ITEMS_MAX = 1 << 18;

    private static final int SHORT_LIST_MAX = 0xf7;

    private int items;

    private RlpParser() {}

    /**
     * The one item that these bytes are.
     *
     * @param path what the bytes are, for errors
     */
    static RlpItem parse(Bytes bytes, String path) throws MalformedInputException {
        RLPReader reader = RLP.decode(bytes, Function.identity());
        RlpItem item = new RlpParser().item(reader, new Stretch(bytes, 0, path), path, 1);
        if (!reader.isComplete()) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT,
                    path,
                    item.encodedSize(),
                    "the end",
                    (bytes.size() - item.encodedSize()) + " more bytes");
        }
        return item;
    }

    /** The bytes that a reader reads, where they begin, and what they are. */
    private record Stretch(Bytes bytes, long start, String path) {}

    private RlpItem item(RLPReader in, Stretch stretch, String path, int depth) throws MalformedInputException {
        int at = in.position();
        long offset = stretch.start + at;
        if (++items > ITEMS_MAX) {
            throw limit(path, offset, "at most " + ITEMS_MAX + " items");
        }
        try {
            if (!in.nextIsList()) {
                Bytes value = in.readValue();
                return new RlpItem.Value(value, offset, in.position() - at);
            }
            if (depth > DEPTH_MAX) {
                throw limit(path, offset, "at most " + DEPTH_MAX + " lists inside each other");
            }
            RLPReader inner = in.readList(Function.identity());
            int header = headerSize(stretch.bytes.get(at) & 0xff);
            int size = in.position() - at;
            Bytes payload = stretch.bytes.slice(at + header, size - header);
            return new RlpItem.Items(contents(inner, new Stretch(payload, offset + header, path), depth), offset, size);
        } catch (RLPException fault) {
            throw fault(stretch.bytes.slice(at), path, offset);
        }
    }

    private List<RlpItem> contents(RLPReader in, Stretch stretch, int depth) throws MalformedInputException {
        List<RlpItem> contents = new ArrayList<>();
        while (!in.isComplete()) {
            contents.add(item(in, stretch, stretch.path + "/" + contents.size(), depth + 1));
        }
        return contents;
    }

    private static int headerSize(int first) {
        return first <= SHORT_LIST_MAX ? 1 : 1 + first - SHORT_LIST_MAX;
    }

    private static MalformedInputException limit(String path, long offset, String expected) {
        return new MalformedInputException(MalformedCode.E_LIMIT, path, offset, expected, "more");
    }

    /** What a lenient reader still takes is not the one encoding; what it does not take either is none. */
    private static MalformedInputException fault(Bytes rest, String path, long offset) {
        return isReadable(rest)
                ? new MalformedInputException(
                        MalformedCode.E_FORMAT_CANONICAL,
                        path,
                        offset,
                        "the shortest encoding of the item",
                        "a longer one")
                : new MalformedInputException(
                        MalformedCode.E_FORMAT,
                        path,
                        offset,
                        "an RLP item",
                        rest.isEmpty() ? "the end" : "one that the " + rest.size() + " bytes left do not hold");
    }

    private static boolean isReadable(Bytes rest) {
        try {
            RLPReader lenient = RLP.decode(rest, true, Function.identity());
            if (lenient.nextIsList()) {
                lenient.readList(true, Function.identity());
            } else {
                lenient.readValue(true);
            }
            return true;
        } catch (RLPException unreadable) {
            return false;
        }
    }
}
