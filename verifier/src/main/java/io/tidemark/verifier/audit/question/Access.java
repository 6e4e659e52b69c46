package io.tidemark.verifier.audit.question;

import io.tidemark.model.ProgramId;
import io.tidemark.model.Rights;
import io.tidemark.verifier.audit.history.KnownCapability;
import java.util.List;

/**
 * What one program could do to a resource, and why.
 *
 * @param rights what it could use: those that fit the resource's status
 * @param chain the capability that it would use and its ancestors, itself first; empty unless {@link Way#CAPABILITY}
 */
public record Access(ProgramId program, Way way, Rights rights, List<KnownCapability> chain) {
    /** Copies the chain. */
    public Access {
        chain = List.copyOf(chain);
    }

    /** By virtue of what. */
    public enum Way {
        /** It owns the resource. */
        OWNER,
        /** The resource is in its slot. */
        CUSTODIAN,
        /** The escrow is for it alone, and it is the custodian or holds CLAIM. */
        BENEFICIARY,
        /** It escrowed the resource and may take it back now. */
        ESCROWER,
        /** It was called with the resource and may accept or decline. */
        CALL_TARGET,
        /** It holds a capability. */
        CAPABILITY
    }
}
