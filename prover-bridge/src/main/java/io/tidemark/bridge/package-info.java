/**
 * Proves a trace with the native prover.
 *
 * <p>Entry types: {@link io.tidemark.bridge.KeyStore} holds the keys, {@link io.tidemark.bridge.Prover} proves a
 * {@link io.tidemark.bridge.Witness} in this process or in one of its own.
 *
 * <p>The native library is loaded once, from a folder named by its hash, and never unloaded. Java checks every length
 * before a native call; the library copies what it gets and keeps no pointer. May import the engine and the model, and
 * jnr-ffi.
 */
@NullMarked
package io.tidemark.bridge;

import org.jspecify.annotations.NullMarked;
