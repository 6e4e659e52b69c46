package io.tidemark.core;

import io.tidemark.model.ContentLanes;
import io.tidemark.model.Effect;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.RejectCode;
import io.tidemark.model.SnapshotDigest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of form, E_FIELD_UNUSED and E_FIELD_RANGE (spec 3.5). They look at lanes and not at the state: an {@link Effect} obeys them by its
 * type, so this is the one way by which lanes that somebody signed come to the engine.
 */
public final class FormRules {
    /** The codes of {@link #read}. */
    static final Set<RejectCode> CODES = EnumSet.of(RejectCode.E_FIELD_UNUSED, RejectCode.E_FIELD_RANGE);

    private FormRules() {}

    /** What became of four lanes. */
    public sealed interface Reading {
        /** They are an effect, whose own content lanes they are. */
        record Read(Effect effect) implements Reading {}

        /** They break a rule of form. */
        record Refused(RejectCode code) implements Reading {}
    }

    /**
     * Reads an effect from the lanes that were signed.
     *
     * @param snapshot the digest S that was signed with them
     * @param group the digest G that was signed with them; NONE for an effect in no group
     */
    public static Reading read(ContentLanes lanes, SnapshotDigest snapshot, GroupDigest group) {
        Optional<RejectCode> broken = lanes.fault(group);
        if (broken.isPresent()) {
            return new Reading.Refused(broken.get());
        }
        try {
            return new Reading.Read(lanes.decode(snapshot, group));
        } catch (MalformedInputException e) {
            throw new IllegalStateException("lanes without a fault do not decode: " + lanes, e);
        }
    }
}
