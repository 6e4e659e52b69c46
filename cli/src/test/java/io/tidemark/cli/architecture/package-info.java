/** Reads the sources and the POMs of every module and fails on what the design forbids. */
@NullMarked
package io.tidemark.cli.architecture;

import org.jspecify.annotations.NullMarked;
