package io.tidemark.runtime.program.check;

import java.util.List;
import java.util.Optional;

/**
 * What the checker says of a program.
 *
 * @param findings in order of place
 * @param program absent if there is an error among the findings
 */
public record CheckReport(List<Finding> findings, Optional<CheckedProgram> program) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** The findings that keep it from running. */
    public List<Finding> errors() {
        return findings.stream().filter(finding -> finding.code().isError()).toList();
    }

    /** The others. */
    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.code().isError()).toList();
    }
}
