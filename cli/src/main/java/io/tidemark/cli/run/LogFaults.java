package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFault;
import io.tidemark.runtime.replay.ReplayException;

/** What a log that cannot be read or written means for a command. */
public final class LogFaults {
    private LogFaults() {}

    /** What a replay found. */
    public static CommandFailure explain(ReplayException refused) {
        String label = refused.fault().label();
        return CommandFailure.malformed(
                label,
                refused.fault().toString().substring(label.length()).strip(),
                "docs/spec/24-replay.md and 15-log.md say what this means and what to do next.");
    }

    /** The fault in the words of a command. */
    public static CommandFailure explain(LogException fault) {
        LogFault what = fault.fault();
        String message = String.valueOf(fault.getMessage());
        return switch (what.code()) {
            case E_LOG_LOCKED, E_LOG_IO, E_FENCED ->
                CommandFailure.environment(
                        what.code().name(),
                        message,
                        "Wait for another tidemark at work here, or mend the disk; then try again.");
            case E_LIMIT, E_LOG_VERSION, E_LOG_CORRUPT, E_LOG_CHAIN, E_LOG_ROLLBACK ->
                CommandFailure.malformed(
                        what.code().name(), message, "docs/spec/15-log.md says what this means and what to do next.");
        };
    }
}
