package io.tidemark.cli.run;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.cli.CommandFailure;
import java.util.Locale;

/** What a failure of the native side means to the user of a command. */
final class BridgeFaults {
    private BridgeFaults() {}

    /** The failure with the next step; always a matter of this machine. */
    static CommandFailure explain(NativeBridgeException failure) {
        NativeStatus status = failure.status();
        String message = String.valueOf(failure.getMessage());
        String prefix = status.name() + ": ";
        String detail = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return CommandFailure.environment(status.name(), detail, next(status));
    }

    private static String next(NativeStatus status) {
        return switch (status) {
            case E_NATIVE_MISSING, E_NATIVE_UNTRUSTED, E_NATIVE_ABI ->
                "Run `tidemark doctor`; verify, audit and inspect work without the prover.";
            case E_KEY_UNKNOWN -> "Run `tidemark keys setup` (for a shape and depth with --shape and --depth).";
            case E_KEY_STALE ->
                "Run `tidemark keys setup`; the old key's folder may then go (`tidemark keys list` names it).";
            case E_KEY_TRUNCATED, E_KEY_MISMATCH, E_KEY_FORMAT, E_KEY_UNPINNED, E_KEY_DEGENERATE ->
                "Remove that key's folder (`tidemark keys list` names it) and run `tidemark keys setup`.";
            case E_KEY_AMBIGUOUS -> "Name the one you want with --key.";
            case E_KEY_EXISTS -> "Nothing to do: `tidemark keys list` shows it.";
            case E_KEY_LOCKED -> "Wait for the other setup to end, then run the command again.";
            case E_KEY_IO -> "Check the key folder and its permissions with `tidemark doctor`.";
            case E_SETUP_INSECURE -> "Add --development: whoever makes a key alone can forge proofs under it.";
            case E_SHAPE_UNKNOWN -> "Choose one of the shapes that `tidemark keys list` names.";
            case E_RESOURCE -> "Close other programs, choose a smaller --shape, or use a machine with more memory.";
            case E_CANCELLED -> "Run the command again when you are ready.";
            case E_NATIVE_CRASH ->
                "Look whether memory ran out (`tidemark doctor`), then run the command again; if it happens again, "
                        + "please report it.";
            case OK,
                    E_NATIVE_ARG,
                    E_NATIVE_PANIC,
                    E_HANDLE_CLOSED,
                    E_BUFFER_SMALL,
                    E_NATIVE_INTERNAL,
                    E_WITNESS_SHAPE,
                    E_WITNESS_RANGE,
                    E_UNSATISFIED,
                    E_PROOF_INVALID,
                    E_PROOF_ENCODING ->
                "This is a fault of tidemark itself (" + status.name().toLowerCase(Locale.ROOT)
                        + "): please report it with the world and the batch number.";
        };
    }
}
