package io.tidemark.runtime.lease;

import io.tidemark.model.Tick;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The disk that holders in other processes share: one log, and what came of each write, in order. */
final class LogHost implements AutoCloseable {
    private final LogWriter log;
    private final ServerSocket server;
    private final List<Write> writes = new ArrayList<>();

    /** A write that was acknowledged. */
    record Write(long token, String holder, long sequence) {}

    private LogHost(LogWriter log, ServerSocket server) {
        this.log = log;
        this.server = server;
    }

    static LogHost of(LogWriter log) throws IOException {
        LogHost host = new LogHost(log, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("log host").start(host::serve);
        return host;
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized List<Write> writes() {
        return List.copyOf(writes);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofPlatform().daemon().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One line: token and holder; one line back: the sequence, or a code. */
    private void answer(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            String[] words = String.valueOf(in.readLine()).split(" ", -1);
            if (words.length == 2) {
                out.println(append(Long.parseLong(words[0]), words[1]));
            }
        } catch (IOException gone) {
            // The holder was killed; whether it wrote is in the list.
        }
    }

    private synchronized String append(long token, String holder) {
        try {
            log.append(new FencingToken(token), Tick.ZERO, new LogEvent.Restarted(holder));
            long sequence = log.sync().sequence();
            writes.add(new Write(token, holder, sequence));
            return "ok " + sequence;
        } catch (LogException refused) {
            return refused.fault().code().name();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            log.close();
        } catch (LogException failed) {
            throw new IOException(failed);
        }
    }
}
