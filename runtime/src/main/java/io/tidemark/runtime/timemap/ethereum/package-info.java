/**
 * Deposits on Ethereum, from block headers and inclusion proofs in files (spec 16.8).
 *
 * <p>Start with {@link io.tidemark.runtime.timemap.ethereum.DepositProof} and
 * {@link io.tidemark.runtime.timemap.ethereum.TokenAccount}. What is proved is inclusion under a header; that the header is
 * one of the chain, and final, is what keepers vouch for.
 */
@NullMarked
package io.tidemark.runtime.timemap.ethereum;

import org.jspecify.annotations.NullMarked;
