package io.tidemark.runtime.timemap;

import io.tidemark.model.InstanceId;
import io.tidemark.model.Preimage;
import org.apache.tuweni.bytes.Bytes32;

/**
 * Names one version of a time map: its hash binds all events up to it, in their order (spec TMP-2).
 *
 * @param number how many events were recorded
 * @param parent hash of the version before; zero for the first
 */
public record TimeMapVersion(long number, Bytes32 parent, Bytes32 hash) {
    private static final String LABEL = "tidemark/1/time-map";

    /** The version of an instance that has recorded nothing. */
    static TimeMapVersion first(InstanceId instance) {
        return new TimeMapVersion(
                0, Bytes32.ZERO, new Preimage(LABEL).u64(0).lane(instance).digest());
    }

    /** The version with one more event. */
    TimeMapVersion next(EventId event) {
        Bytes32 next = new Preimage(LABEL)
                .u64(number + 1)
                .hash(hash)
                .hash(event.hash())
                .digest();
        return new TimeMapVersion(number + 1, hash, next);
    }
}
