package io.tidemark.runtime.timemap;

import io.tidemark.model.KeeperSignature;

/** What became of something that a keeper was to sign: {@link Signed} or {@link Refused}. */
public sealed interface KeeperSigning permits KeeperSigning.Signed, Refused {
    /** It is signed, and in the keeper's log. */
    record Signed(KeeperSignature signature) implements KeeperSigning {}
}
