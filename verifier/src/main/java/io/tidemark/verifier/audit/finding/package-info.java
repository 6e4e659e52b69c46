/** What an audit found, as values: a code, a severity, what it is about, and the evidence. */
@NullMarked
package io.tidemark.verifier.audit.finding;

import org.jspecify.annotations.NullMarked;
