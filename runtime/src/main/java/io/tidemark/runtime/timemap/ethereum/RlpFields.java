package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/** The fields of a parsed list, taken one after the other by name. Not thread-safe. */
final class RlpFields {
    private final RlpItem.Items list;
    private final String path;
    private int next;

    private RlpFields(RlpItem.Items list, String path) {
        this.list = list;
        this.path = path;
    }

    /** The fields of an item that must be a list. */
    static RlpFields of(RlpItem item, String path) throws MalformedInputException {
        return new RlpFields(list(item, path), path);
    }

    static RlpItem.Items list(RlpItem item, String path) throws MalformedInputException {
        return switch (item) {
            case RlpItem.Items items -> items;
            case RlpItem.Value value -> throw fault(value, path, "a list");
        };
    }

    static Bytes value(RlpItem item, String path) throws MalformedInputException {
        return switch (item) {
            case RlpItem.Value value -> value.bytes();
            case RlpItem.Items items -> throw fault(items, path, "a value");
        };
    }

    static MalformedInputException fault(RlpItem item, String path, String expected) {
        return new MalformedInputException(MalformedCode.E_FORMAT, path, item.offset(), expected, item.sort());
    }

    int count() {
        return list.items().size();
    }

    /** The next item, whatever it is. */
    RlpItem take(String name) throws MalformedInputException {
        if (next >= count()) {
            throw fault(list, path, "a list with " + name);
        }
        return list.items().get(next++);
    }

    String path(String name) {
        return path + "/" + name;
    }

    RlpFields fields(String name) throws MalformedInputException {
        return of(take(name), path(name));
    }

    /** The items of a list of at most so many. */
    List<RlpItem> items(String name, int max) throws MalformedInputException {
        RlpItem.Items items = list(take(name), path(name));
        if (items.items().size() > max) {
            throw new MalformedInputException(
                    MalformedCode.E_LIMIT, path(name), items.offset(), "at most " + max + " items", items.sort());
        }
        return items.items();
    }

    /** A value of exactly so many bytes. */
    Bytes fixed(String name, int size) throws MalformedInputException {
        RlpItem item = take(name);
        Bytes bytes = value(item, path(name));
        if (bytes.size() != size) {
            throw fault(item, path(name), "a value of " + size + " bytes");
        }
        return bytes;
    }

    Bytes32 hash(String name) throws MalformedInputException {
        return Bytes32.wrap(fixed(name, Bytes32.SIZE));
    }

    /** A value of at most so many bytes. */
    Bytes atMost(String name, int max) throws MalformedInputException {
        RlpItem item = take(name);
        Bytes bytes = value(item, path(name));
        if (bytes.size() > max) {
            throw fault(item, path(name), "a value of at most " + max + " bytes");
        }
        return bytes;
    }

    /** An unsigned integer of at most so many bytes; zero is no byte. */
    Bytes scalar(String name, int max) throws MalformedInputException {
        return scalar(take(name), name, max);
    }

    private Bytes scalar(RlpItem item, String name, int max) throws MalformedInputException {
        Bytes bytes = value(item, path(name));
        if (bytes.size() > max) {
            throw fault(item, path(name), "an integer of at most " + max + " bytes");
        }
        if (bytes.hasLeadingZeroByte()) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT_CANONICAL,
                    path(name),
                    item.offset(),
                    "an integer without leading zeros",
                    bytes.toHexString());
        }
        return bytes;
    }

    /** A non-negative int. */
    int number(String name) throws MalformedInputException {
        RlpItem item = take(name);
        int number = scalar(item, name, Integer.BYTES).toInt();
        if (number < 0) {
            throw fault(item, path(name), "an integer below 2^31");
        }
        return number;
    }

    /** Refuses what was not taken. */
    void end() throws MalformedInputException {
        if (next < count()) {
            throw fault(list, path, "a list of " + next);
        }
    }
}
