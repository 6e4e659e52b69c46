/**
 * Audit statements (spec chapter 21): what one capability's cell shows at two states, as a claim that a proof can be made
 * of, and the file in which both travel. Values and their digests alone.
 */
@NullMarked
package io.tidemark.model.audit;

import org.jspecify.annotations.NullMarked;
