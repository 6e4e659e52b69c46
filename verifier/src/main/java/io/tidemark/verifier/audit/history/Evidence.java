package io.tidemark.verifier.audit.history;

import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.verifier.audit.Source;
import org.apache.tuweni.bytes.Bytes32;

/** Where a third party can look something up and check it again. */
public sealed interface Evidence {
    /** In a list of a verified bundle: its digest is a public input of a proof. */
    record InBundle(Source source) implements Evidence {}

    /**
     * In an actor's log. An operator's word, as long as no proof covers it.
     *
     * @param actor whose log
     * @param entry sequence of the entry, from 1
     * @param hash the entry's hash
     */
    record InLog(String actor, long entry, Bytes32 hash) implements Evidence {
        /** Copies the hash. */
        public InLog {
            hash = hash.copy();
        }
    }

    /** In a snapshot that the keepers signed. */
    record InSnapshot(Sequence sequence, SnapshotDigest digest) implements Evidence {}
}
