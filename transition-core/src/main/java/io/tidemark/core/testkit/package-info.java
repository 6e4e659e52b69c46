/**
 * Material for tests and benchmarks, and for nothing else: worlds with known keys, small ones and one of many cells,
 * random batches from seeds, and an engine that executes what the rules refuse, as a cheating prover would. It lies in
 * main so that the tests of other modules can use it; a module that proves or verifies must not.
 */
@NullMarked
package io.tidemark.core.testkit;

import org.jspecify.annotations.NullMarked;
