/** Audits of worlds and bundles: policies from YAML, findings in words, and the document that the page shows. */
@NullMarked
package io.tidemark.cli.audit;

import org.jspecify.annotations.NullMarked;
