package io.tidemark.cli;

import io.tidemark.verifier.VerificationCode;

/** What to do about a bundle that is not valid. */
final class VerificationAdvice {
    private static final String AGAIN =
            "Do not rely on this bundle; ask for it again, and keep this one: it was changed after it was proved.";

    private VerificationAdvice() {}

    static String next(VerificationCode code) {
        return switch (code) {
            case E_FORMAT, E_FORMAT_CANONICAL, E_FORMAT_DIGEST, E_LIMIT ->
                "Get the file again from where it was made: it was damaged, or is no bundle.";
            case E_FORMAT_VERSION -> "Use the release of tidemark that reads this version.";
            case E_VK_UNPINNED ->
                "If you trust whoever made that key, put its folder among your --keys; never take a key from a bundle.";
            case E_VK_DEGENERATE -> "Remove that key from your --keys: anybody can forge proofs under it.";
            case E_SETUP_INSECURE ->
                "To try things out, add --allow-development-key; for anything of value, ask for a proof under a key "
                        + "from a ceremony.";
            case E_INPUT_RANGE,
                    E_INPUT_COUNT,
                    E_OPENING_HEADS,
                    E_OPENING_PROGRAMS,
                    E_OPENING_OWNERSHIP,
                    E_OPENING_USES,
                    E_OPENING_CONTRADICTION,
                    E_OPENING_EFFECTS,
                    PROOF_INVALID -> AGAIN;
            case E_POINT_ENCODING, E_POINT_NOT_ON_CURVE, E_POINT_SUBGROUP, E_POINT_INFINITY, E_PROOF_SHAPE -> AGAIN;
            case E_DOMAIN -> "Give --instance and --snapshots of the instance that this bundle is of.";
            case E_SNAPSHOT_UNKNOWN ->
                "Give --snapshots with the keepers' snapshots up to this one; unsigned ones count for nothing.";
            case E_SNAPSHOT_ROLLBACK ->
                "If you accepted this bundle before, there is nothing to do; if not, do not rely on it: it was made on "
                        + "an older view than one that you accepted.";
            case E_SNAPSHOT_EQUIVOCATION ->
                "Keep both snapshots (--evidence D writes them): together they show that the keepers signed two pasts.";
            case E_REPLAY -> "Nothing to do: this statement was accepted before.";
            case E_SEQUENCE ->
                "Give the bundles in their order, without gaps, the first batch first; or add --any-start to take what "
                        + "came before as it comes.";
            case E_PRE_ROOT -> "Ask for the bundle that really follows: this one starts from another state.";
        };
    }
}
