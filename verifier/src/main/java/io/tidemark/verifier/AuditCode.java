package io.tidemark.verifier;

import java.util.Arrays;

/** Why a check of an audit bundle failed (spec 21.6). What both sorts of bundles can fail by has one name. */
public enum AuditCode {
    E_FORMAT(AuditCheckName.FORMAT),
    E_FORMAT_CANONICAL(AuditCheckName.FORMAT),
    E_FORMAT_DIGEST(AuditCheckName.FORMAT),
    E_LIMIT(AuditCheckName.FORMAT),
    E_FORMAT_VERSION(AuditCheckName.VERSION),
    E_VK_UNPINNED(AuditCheckName.KEY),
    E_VK_DEGENERATE(AuditCheckName.KEY),
    E_SETUP_INSECURE(AuditCheckName.KEY),
    E_INPUT_COUNT(AuditCheckName.RANGES),
    E_DOMAIN(AuditCheckName.INSTANCE),
    /** The supplied opening does not open what the claim hides. */
    E_AUDIT_OPENING(AuditCheckName.OPENING),
    /** A root that is not of the accepted history. */
    E_AUDIT_ROOT(AuditCheckName.HISTORY),
    /** Another sequence or clock than the accepted history has for the root, or another root after that batch. */
    E_AUDIT_POINT(AuditCheckName.HISTORY),
    E_POINT_ENCODING(AuditCheckName.PROOF),
    E_POINT_NOT_ON_CURVE(AuditCheckName.PROOF),
    E_POINT_SUBGROUP(AuditCheckName.PROOF),
    E_POINT_INFINITY(AuditCheckName.PROOF),
    E_PROOF_SHAPE(AuditCheckName.PROOF),
    PROOF_INVALID(AuditCheckName.PROOF);

    private final AuditCheckName check;

    AuditCode(AuditCheckName check) {
        this.check = check;
    }

    /** The check that fails with this code. */
    public AuditCheckName check() {
        return check;
    }

    /** The code of the same name. */
    static AuditCode of(VerificationCode code) {
        return Arrays.stream(values())
                .filter(own -> own.name().equals(code.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("an audit bundle does not fail by " + code));
    }
}
