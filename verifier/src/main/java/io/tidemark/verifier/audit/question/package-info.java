/** Questions that an audit answers without any policy (spec 7.9). */
@NullMarked
package io.tidemark.verifier.audit.question;

import org.jspecify.annotations.NullMarked;
