/**
 * Looks at this machine: what is there, what proving needs, and what to do where it is missing. Entry type:
 * {@link io.tidemark.cli.doctor.Machine}.
 */
@NullMarked
package io.tidemark.cli.doctor;

import org.jspecify.annotations.NullMarked;
