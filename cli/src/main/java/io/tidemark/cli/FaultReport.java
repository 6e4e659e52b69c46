package io.tidemark.cli;

import io.tidemark.model.MalformedInputException;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one place where something thrown becomes words and an exit code. No stack trace leaves it, unless
 * TIDEMARK_DEBUG=1 asks for one.
 */
final class FaultReport {
    private final PrintWriter out;
    private final PrintWriter err;

    FaultReport(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** A fault in words. */
    private record Words(int exitCode, String code, String where, String message, String next) {}

    static boolean asksForJson(String... arguments) {
        return List.of(arguments).contains("--json");
    }

    /** Reports {@code fault} and returns the exit code. */
    int report(Throwable fault, boolean json) {
        Words words = words(fault);
        if (isDebugging()) {
            fault.printStackTrace(err);
        }
        print(words, json);
        return words.exitCode;
    }

    /** Reports a command line that could not be understood. */
    int usage(CommandLine.ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String next = CommandLine.UnmatchedArgumentException.printSuggestions(fault, err)
                ? "Run `" + name + " --help` for what it takes."
                : "Run `" + name + " --help` to see what it takes.";
        print(
                new Words(ExitCode.USAGE, "E_USAGE", "", Shown.line(String.valueOf(fault.getMessage())), next),
                asksForJson(arguments));
        return ExitCode.USAGE;
    }

    private void print(Words words, boolean json) {
        err.println("tidemark: " + words.code + ": " + words.message);
        err.println("  " + words.next);
        err.flush();
        if (json) {
            ObjectNode error = Json.object();
            error.put("code", words.code)
                    .put("exitCode", words.exitCode)
                    .put("where", words.where)
                    .put("message", words.message)
                    .put("next", words.next);
            out.println(Json.pretty(Json.object().set("error", error)));
            out.flush();
        }
    }

    private static Words words(Throwable fault) {
        return switch (fault) {
            case CommandFailure failure ->
                new Words(failure.exitCode(), failure.code(), "", text(failure), failure.next());
            case MalformedFileException malformed ->
                new Words(
                        ExitCode.MALFORMED,
                        malformed.code().name(),
                        malformed.place().toString(),
                        text(malformed),
                        malformed.next());
            case MalformedInputException malformed ->
                new Words(
                        ExitCode.MALFORMED,
                        malformed.code().name(),
                        malformed.path(),
                        text(malformed),
                        "Get the file again from where it was made; it was damaged or is of another kind.");
            case IOException io -> io(io);
            case OutOfMemoryError tooLittle ->
                new Words(
                        ExitCode.ENVIRONMENT,
                        "E_MEMORY",
                        "",
                        "the Java heap is too small for this",
                        "Set TIDEMARK_JAVA_OPTIONS=-Xmx4g (or more) and run it again.");
            default ->
                new Words(
                        ExitCode.ENVIRONMENT,
                        "E_BUG",
                        "",
                        "a fault of tidemark itself: " + fault.getClass().getSimpleName() + ": " + text(fault),
                        "Please report it (SECURITY.md says how) with the command and its input; "
                                + "TIDEMARK_DEBUG=1 shows where it happened.");
        };
    }

    private static Words io(IOException fault) {
        String file = fault instanceof FileSystemException named ? String.valueOf(named.getFile()) : "";
        return switch (fault) {
            case NoSuchFileException absent ->
                new Words(
                        ExitCode.MALFORMED,
                        "E_FILE_MISSING",
                        file,
                        "there is no file " + Shown.line(file),
                        "Check the name.");
            case AccessDeniedException denied ->
                new Words(
                        ExitCode.ENVIRONMENT,
                        "E_IO",
                        file,
                        "no permission for " + Shown.line(file),
                        "Change its permissions, or run as its owner.");
            default ->
                new Words(
                        ExitCode.ENVIRONMENT,
                        "E_IO",
                        file,
                        "reading or writing failed: " + text(fault),
                        "Check the disk and the permissions of that place (`tidemark doctor`).");
        };
    }

    private static String text(Throwable fault) {
        return Shown.line(String.valueOf(fault.getMessage()));
    }

    private static boolean isDebugging() {
        return "1".equals(System.getenv("TIDEMARK_DEBUG"));
    }
}
