/**
 * Keys and proofs for other verifiers (spec chapter 14): a Solidity contract with {@link
 * io.tidemark.verifier.export.SolidityVerifier}, its calldata with {@link io.tidemark.verifier.export.EvmProof}, and the
 * files of snarkjs with {@link io.tidemark.verifier.export.SnarkjsJson}.
 */
@NullMarked
package io.tidemark.verifier.export;

import org.jspecify.annotations.NullMarked;
