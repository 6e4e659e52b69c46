package io.tidemark.model.codec;

import io.tidemark.algebra.Fr;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.DomainId;
import io.tidemark.model.Height;
import io.tidemark.model.IntentHead;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Tick;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/** Reads the small values that many documents have. */
final class Scalars {
    /** Bits of indexes, ticks, counters, sequences, slots and domains. */
    static final int WORD = 32;

    private static final int TIME = 40;

    private Scalars() {}

    static ProgramId program(DocumentReader in, String key) throws MalformedInputException {
        return ProgramId.of(in.number(key, WORD));
    }

    static ResourceId resource(DocumentReader in, String key) throws MalformedInputException {
        return ResourceId.of(in.number(key, WORD));
    }

    static CapabilityId capability(DocumentReader in, String key) throws MalformedInputException {
        return CapabilityId.of(in.number(key, WORD));
    }

    static DomainId domain(DocumentReader in, String key) throws MalformedInputException {
        return DomainId.of(in.number(key, WORD));
    }

    static Tick tick(DocumentReader in, String key) throws MalformedInputException {
        return Tick.of(in.number(key, WORD));
    }

    static Seconds seconds(DocumentReader in, String key) throws MalformedInputException {
        return Seconds.of(in.number(key, TIME));
    }

    static Quantity quantity(DocumentReader in, String key) throws MalformedInputException {
        return new Quantity(in.unsigned(key));
    }

    static Height height(DocumentReader in, String key) throws MalformedInputException {
        return new Height(in.unsigned(key));
    }

    static IntentHead head(DocumentReader in, String key) throws MalformedInputException {
        return new IntentHead(in.lane(key));
    }

    static SnapshotDigest snapshot(DocumentReader in, String key) throws MalformedInputException {
        return new SnapshotDigest(in.lane(key));
    }

    /** An element of Fr that is part of a longer byte string. */
    static Fr lane(Bytes bytes, Place place) throws MalformedInputException {
        byte[] array = bytes.toArray();
        if (!Fr.isCanonical(array, 0)) {
            throw place.fault(MalformedCode.E_FORMAT_CANONICAL, "an integer below r", bytes.toHexString());
        }
        return Fr.decode(array);
    }

    /** The set of these, which stand in order of their bits, each once. */
    static Rights rights(List<Right> rights, Place place) throws MalformedInputException {
        Rights set = Rights.of(rights.toArray(Right[]::new));
        if (!set.toList().equals(rights)) {
            throw place.fault(MalformedCode.E_FORMAT_CANONICAL, set.toList().toString(), rights.toString());
        }
        return set;
    }
}
