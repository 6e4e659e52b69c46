package io.tidemark.verifier.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Sequence;
import org.apache.tuweni.bytes.Bytes32;

/**
 * Where a sighting stands, so that a third party can look it up and check it.
 *
 * @param bundle content hash of the verified bundle
 * @param sequence number of its batch
 * @param list name of the list in the bundle: effects, programs, ownership, uses; or snapshot
 * @param digest the public input that the list opens
 * @param entry place in the list, from 0
 */
public record Source(Bytes32 bundle, Sequence sequence, String list, Fr digest, int entry) {
    /** Copies the hash. */
    public Source {
        bundle = bundle.copy();
    }
}
