/** What an auditor demands beyond the rules of the system, and the breaches of it (spec 7.9). */
@NullMarked
package io.tidemark.verifier.audit.policy;

import org.jspecify.annotations.NullMarked;
