/**
 * A history as an auditor reads it: what happened, in causal order, and what was known at each point. It comes from
 * verified bundles ({@link BundleHistory}) or from a world's logs; what is asked of it does not depend on which.
 */
@NullMarked
package io.tidemark.verifier.audit.history;

import org.jspecify.annotations.NullMarked;
