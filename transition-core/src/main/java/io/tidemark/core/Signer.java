package io.tidemark.core;

import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramId;

/** Where the controllers' signatures come from when a batch is closed. */
@FunctionalInterface
public interface Signer {
    /**
     * Signs the head of a program with the key that it registered.
     *
     * @param head after the program's last effect of the batch; it binds all of them
     */
    SchnorrSignature sign(ProgramId program, IntentHead head);
}
