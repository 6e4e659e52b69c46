package io.tidemark.cli;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.ProgramId;
import java.util.Optional;

/** What an audit is asked about; without either, about all. */
record AuditQuestion(Optional<CapabilityId> capability, Optional<ProgramId> program) {
    /** About all. */
    static final AuditQuestion NOTHING = new AuditQuestion(Optional.empty(), Optional.empty());

    boolean isGeneral() {
        return capability.isEmpty() && program.isEmpty();
    }
}
