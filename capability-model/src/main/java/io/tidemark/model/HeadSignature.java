package io.tidemark.model;

import io.tidemark.algebra.SchnorrSignature;

/** A controller's signature on its program's intent head after a batch (spec INT-2, ENC-9). */
public record HeadSignature(ProgramId author, SchnorrSignature signature) {}
