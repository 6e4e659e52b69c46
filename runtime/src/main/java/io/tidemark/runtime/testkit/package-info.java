/** Logs to measure and to test with, made without the core. For tests and benchmarks. */
@NullMarked
package io.tidemark.runtime.testkit;

import org.jspecify.annotations.NullMarked;
