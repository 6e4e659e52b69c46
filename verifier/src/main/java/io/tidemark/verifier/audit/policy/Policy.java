package io.tidemark.verifier.audit.policy;

import io.tidemark.verifier.audit.finding.Severity;

/**
 * A demand with a name.
 *
 * @param name by which its breaches are reported
 * @param severity of a breach
 */
public record Policy(String name, Severity severity, PolicyRule rule) {}
