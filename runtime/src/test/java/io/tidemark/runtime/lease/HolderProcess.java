package io.tidemark.runtime.lease;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link LeaseHolder} in a process of its own. */
final class HolderProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader replies;
    private final PrintWriter commands;

    private HolderProcess(Process process) {
        this.process = process;
        this.replies = process.inputReader(StandardCharsets.US_ASCII);
        this.commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    static HolderProcess start(String hosts, long session, int port, String name) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LeaseHolder.class.getName(),
                        hosts,
                        String.valueOf(session),
                        String.valueOf(port),
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        HolderProcess holder = new HolderProcess(process);
        String ready = holder.reply();
        if (!ready.equals("ready")) {
            throw new IOException("expected a holder that is ready, got " + ready);
        }
        return holder;
    }

    String ask(String command) throws IOException {
        commands.println(command);
        return reply();
    }

    private String reply() throws IOException {
        return String.valueOf(replies.readLine());
    }

    /** Acquires, waiting a minute. */
    long acquire() throws IOException {
        String reply = ask("acquire 60000");
        if (!reply.startsWith("token ")) {
            throw new IOException("expected a token, got " + reply);
        }
        return Long.parseLong(reply.substring("token ".length()));
    }

    void stop() throws IOException, InterruptedException {
        Signals.send(process, "STOP");
    }

    void resume() throws IOException, InterruptedException {
        Signals.send(process, "CONT");
    }

    @Override
    public void close() throws IOException {
        Signals.kill(process);
        replies.close();
        commands.close();
    }
}
