/**
 * Material for tests, and for nothing else: small worlds with known keys, random batches from seeds, and an engine that
 * executes what the rules refuse, as a cheating prover would. It lies in main so that the tests of other modules can use
 * it; a module that proves or verifies must not.
 */
@NullMarked
package io.tidemark.core.testkit;

import org.jspecify.annotations.NullMarked;
