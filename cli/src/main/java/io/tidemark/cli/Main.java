package io.tidemark.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Starts the {@code tidemark} command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        int status = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs one command; never throws. The result is the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = commandLine(out, err);
        try {
            return line.execute(arguments);
        } catch (VirtualMachineError | LinkageError fault) {
            return new FaultReport(out, err).report(fault, FaultReport.asksForJson(arguments));
        }
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new TidemarkCommand());
        FaultReport report = new FaultReport(out, err);
        return line.setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.AUTO))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(report::usage)
                .setExecutionExceptionHandler((fault, command, parsed) -> report.report(
                        fault, FaultReport.asksForJson(parsed.originalArgs().toArray(String[]::new))));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
