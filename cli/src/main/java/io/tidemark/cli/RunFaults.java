package io.tidemark.cli;

import io.tidemark.runtime.lease.LeaseException;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.run.ActorGoneException;
import io.tidemark.runtime.run.RecordingFailedException;
import java.nio.file.Path;

/** Why a run could not be written down, in the words of a command. */
final class RunFaults {
    private RunFaults() {}

    static CommandFailure explain(ActorGoneException gone) {
        return CommandFailure.refused(
                "E_ACTOR_GONE", String.valueOf(gone.getMessage()), "The world itself is whole; see what became of it.");
    }

    static CommandFailure explain(LeaseException failed) {
        return lease(failed.code().name(), String.valueOf(failed.getMessage()));
    }

    static CommandFailure explain(LogException failed, Path world) {
        return explain(failed.fault().code().name(), String.valueOf(failed.getMessage()), world);
    }

    static CommandFailure explain(RecordingFailedException failed, Path world) {
        return explain(failed.code(), String.valueOf(failed.getMessage()), world);
    }

    private static CommandFailure explain(String code, String message, Path world) {
        return switch (code) {
            case "E_FENCED", "E_LEASE_LOST", "E_LEASE_SUSPENDED", "E_LEASE_SERVICE", "E_LEASE_TAKEN" ->
                lease(code, message);
            case "E_RUN_DIVERGED" ->
                CommandFailure.refused(
                        code,
                        message,
                        "Run it with the release that began it, or into another folder; " + "`tidemark replay " + world
                                + "` reads what is there.");
            default ->
                CommandFailure.environment(
                        code, message, "What was logged before stays: `tidemark replay " + world + "` reads it.");
        };
    }

    private static CommandFailure lease(String code, String message) {
        String text = message.startsWith(code + ": ") ? message.substring(code.length() + 2) : message;
        return CommandFailure.environment(
                code,
                text,
                code.equals("E_LEASE_SERVICE")
                        ? "Start ZooKeeper, or give its hosts."
                        : "Nothing is lost: who has the lease next goes on. Start this one again to stand by.");
    }
}
