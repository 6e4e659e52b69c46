package io.tidemark.runtime.lease;

import java.io.IOException;

/** Sends signals to processes. */
public final class Signals {
    private Signals() {}

    /** Sends one by its name, for example STOP. */
    public static void send(Process process, String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + name + " ended with " + status);
        }
    }

    /** Kills it, and waits until it is gone. */
    public static void kill(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
