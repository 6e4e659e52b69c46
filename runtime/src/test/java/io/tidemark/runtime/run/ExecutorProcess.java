package io.tidemark.runtime.run;

import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.lease.LeaseName;
import io.tidemark.runtime.lease.Signals;
import io.tidemark.runtime.lease.ZooKeeperLeases;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.program.Examples;
import io.tidemark.runtime.program.ProgramFiles;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.program.check.Checker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A process that executes the swap when it is its turn. It says, a line each, what becomes of its lease, and after each
 * batch `cut N`, on which it goes on when it is told to.
 */
final class ExecutorProcess implements AutoCloseable {
    private static final String END = "end";

    private final Process process;
    private final BufferedReader lines;
    private final PrintWriter commands;

    private ExecutorProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.US_ASCII);
        this.commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    static ExecutorProcess start(String hosts, long session, Path logs, String hesitation) throws IOException {
        return new ExecutorProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ExecutorProcess.class.getName(),
                        hosts,
                        String.valueOf(session),
                        logs.toString(),
                        hesitation)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Reads up to a line that begins so; empty lines and others are passed over. */
    String await(String beginning) throws IOException, EarlyLossException {
        while (true) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("expected `" + beginning + "`, and the process ended");
            }
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length()).strip();
            }
            if (line.equals("lost")) {
                throw new EarlyLossException();
            }
            if (line.startsWith(END)) {
                throw new IOException("expected `" + beginning + "`, got `" + line + "`");
            }
        }
    }

    void goOn() {
        commands.println("go");
    }

    /** A process lost its lease with nothing done to it: this machine did not run it for longer than its session. */
    static final class EarlyLossException extends Exception {
        private static final long serialVersionUID = 1L;

        EarlyLossException() {
            super("the lease was lost with nothing done to its holder");
        }
    }

    /** Lets it go on after each batch; what it came to: a root or a code. */
    String finish() throws IOException {
        while (true) {
            String line = String.valueOf(lines.readLine());
            if (line.startsWith("cut")) {
                goOn();
            } else if (line.startsWith(END)) {
                return line.substring(END.length()).strip();
            } else if (line.equals("null")) {
                throw new IOException("expected an end, and the process ended without");
            }
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        Signals.send(process, name);
    }

    void kill() {
        Signals.kill(process);
    }

    @Override
    public void close() throws IOException {
        kill();
        lines.close();
        commands.close();
    }

    /** The program that all of them run. */
    static CheckedProgram program(String hesitation) throws Exception {
        return Checker.check(ProgramFiles.load(Examples.file("swap.yaml")), Map.of("hesitation", hesitation))
                .program()
                .orElseThrow();
    }

    static RunSetting setting(CheckedProgram program) {
        return Stage.setting(program.program(), 1, 3);
    }

    /** Arguments: hosts of ZooKeeper, session in milliseconds, folder of the logs, how long the two hesitate. */
    public static void main(String[] arguments) throws Exception {
        Duration session = Duration.ofMillis(Long.parseLong(arguments[1]));
        CheckedProgram program = program(arguments[3]);
        String end;
        try (ZooKeeperLeases leases = ZooKeeperLeases.connect(arguments[0], new LeaseName("stage"), session);
                ExecutorSeat seat = ExecutorSeat.take(leases, session, new Told())) {
            end = execute(seat, program, Path.of(arguments[2]));
        } catch (RecordingFailedException refused) {
            end = refused.code();
        } catch (LogException refused) {
            end = refused.fault().code().name();
        }
        System.out.println(END + " " + end);
        System.exit(0);
    }

    private static String execute(ExecutorSeat seat, CheckedProgram program, Path folder) throws Exception {
        RunSetting setting = setting(program);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (RunLogs logs =
                seat.open(new DirectoryLogFolder(folder), setting.parameters(), List.of("harbour", "lighthouse"))) {
            RunResult result = ProgramRun.simulate(program, setting, logs, event -> {
                if (event instanceof RunEvent.Cut cut) {
                    System.out.println("cut " + cut.sequence());
                    waitFor(in);
                }
            });
            seat.requireHeld();
            return HexFormat.of().formatHex(result.state().root().lane().encode());
        }
    }

    private static void waitFor(BufferedReader in) {
        try {
            if (in.readLine() == null) {
                System.exit(1);
            }
        } catch (IOException gone) {
            System.exit(1);
        }
    }

    private static final class Told implements ExecutorSeat.News {
        @Override
        public void standsBy() {
            System.out.println("stands by");
        }

        @Override
        public void holds(FencingToken token) {
            System.out.println("holds " + token.value());
        }

        @Override
        public void waitsForLogs() {
            System.out.println("waits for logs");
        }

        @Override
        public void suspended() {
            System.out.println("suspended");
        }

        @Override
        public void lost() {
            System.out.println("lost");
        }
    }
}
