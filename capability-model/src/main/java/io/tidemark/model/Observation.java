package io.tidemark.model;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;

/**
 * A block of a domain, with all that it holds for the accounts of an instance. What keepers sign (spec TMP-4).
 *
 * @param revision 0 for the first observation of this height of this domain; one more for each that follows it
 * @param facts those of this block, in its order
 */
public record Observation(InstanceId instance, DomainHead head, long revision, List<Fact> facts) {
    /** The most facts of one block: with them an observation fits an entry of a log. */
    public static final int FACTS_MAX = 256;

    private static final String LABEL = "tidemark/1/observation-content";

    /**
     * Copies the facts and checks.
     *
     * @throws IllegalArgumentException if the revision does not fit 32 bits, the facts are too many, or one is not of the
     *     block: of another domain, height or time
     */
    public Observation {
        facts = List.copyOf(facts);
        if (revision < 0 || revision >>> Integer.SIZE != 0) {
            throw new IllegalArgumentException("expected a revision from 0 to 2^32 - 1, got " + revision);
        }
        if (facts.size() > FACTS_MAX) {
            throw new IllegalArgumentException("expected at most " + FACTS_MAX + " facts, got " + facts.size());
        }
        for (Fact fact : facts) {
            boolean ofBlock = fact.domain().equals(head.domain())
                    && fact.height().equals(head.height())
                    && fact.time().equals(head.time());
            if (!ofBlock) {
                throw new IllegalArgumentException("expected facts of " + head + ", got " + fact);
            }
        }
    }

    /** SHA-256 over instance, domain, height, revision, time, hash and the facts' digests (spec TMP-4). */
    public Bytes32 digest() {
        Preimage preimage = new Preimage(LABEL)
                .lane(instance)
                .u32(head.domain().value())
                .u64(head.height().bits())
                .u32(revision)
                .u64(head.time().value())
                .lane(head.hash())
                .u32(facts.size());
        facts.forEach(fact -> preimage.lane(fact.digest()));
        return preimage.digest();
    }

    /** What a keeper signs. */
    public KeeperMessage message() {
        return KeeperMessage.ofObservation(digest());
    }

    /** Whether both speak of one height of one domain for the same time in turn. */
    public boolean isSamePlace(Observation other) {
        return instance.equals(other.instance)
                && head.domain().equals(other.head.domain())
                && head.height().equals(other.head.height())
                && revision == other.revision;
    }
}
