package io.tidemark.cli;

import io.tidemark.runtime.sync.SyncException;
import io.tidemark.runtime.yaml.Shown;

/** What a peer that cannot be fetched from means for a command. */
final class SyncFaults {
    private SyncFaults() {}

    static CommandFailure explain(SyncException fault) {
        String code = fault.code().name();
        String message = Shown.line(String.valueOf(fault.getMessage()));
        return switch (fault.code()) {
            case E_SYNC_PEER ->
                CommandFailure.refused(
                        code, message, "Is the address right? If the peer has a new identity, ask it on another way.");
            case E_SYNC_REFUSED ->
                CommandFailure.refused(
                        code, message, "Ask the peer to start `tidemark log serve` with --allow and this fingerprint.");
            case E_SYNC_INSTANCE ->
                CommandFailure.refused(code, message, "Fetch each instance into a folder of its own.");
            case E_SYNC_VERSION ->
                CommandFailure.malformed(code, message, "Use releases of one version on both sides.");
            case E_SYNC_MESSAGE, E_SYNC_ENTRY, E_LOG_FORK, E_LOG_ROLLBACK ->
                CommandFailure.malformed(
                        code, message, "Do not trust this peer's logs; fetch from another, and compare (`log diff`).");
            case E_SYNC_SOURCE ->
                CommandFailure.environment(
                        code,
                        message,
                        "The peer should run `tidemark log verify`, and restore the log that is not sound.");
            case E_SYNC_IO ->
                CommandFailure.environment(code, message, "Run the same command again: it goes on where it ended.");
        };
    }
}
