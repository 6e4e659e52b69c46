package io.tidemark.model.codec;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.Keepers;
import io.tidemark.model.MalformedInputException;
import java.util.List;

/** The body of {@code tidemark/instance} (spec 6.4). */
final class InstanceDocument {
    private static final int SMALL_BITS = 8;

    private InstanceDocument() {}

    static void write(DocumentWriter out, InstanceParameters parameters) {
        out.beginMap(5);
        out.text("name", parameters.name());
        out.number("depth", parameters.depth());
        out.key("keepers");
        out.beginMap(2);
        out.list("keys", parameters.keepers().keys(), (list, key) -> list.bytesValue(key.bytes()));
        out.number("threshold", parameters.keepers().threshold());
        out.endMap();
        out.number("factDepth", parameters.factDepth());
        out.number("capabilityDepth", parameters.capabilityDepth());
        out.endMap();
    }

    static InstanceParameters read(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        String name = in.text("name");
        int depth = (int) in.number("depth", SMALL_BITS);
        Keepers keepers = readKeepers(in);
        int factDepth = (int) in.number("factDepth", SMALL_BITS);
        int capabilityDepth = (int) in.number("capabilityDepth", SMALL_BITS);
        in.endMap();
        return here.make("an instance", () -> new InstanceParameters(name, depth, factDepth, capabilityDepth, keepers));
    }

    private static Keepers readKeepers(DocumentReader in) throws MalformedInputException {
        in.key("keepers");
        Place here = in.place();
        in.beginMap();
        List<KeeperKey> keys = in.list("keys", Keepers.SIZE_MAX, SnapshotDocument::readKeeper);
        int threshold = (int) in.number("threshold", SMALL_BITS);
        in.endMap();
        return here.make("keepers", () -> new Keepers(keys, threshold));
    }
}
