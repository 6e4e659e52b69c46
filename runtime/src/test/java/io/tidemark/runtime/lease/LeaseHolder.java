package io.tidemark.runtime.lease;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A process that acquires a lease and writes under it, as it is told on its standard input, a line each. */
final class LeaseHolder {
    private static final LeaseName BANK = new LeaseName("bank");

    private final Leases leases;
    private final int port;
    private final String name;
    private @Nullable Lease lease;
    private long lastToken;

    private LeaseHolder(Leases leases, int port, String name) {
        this.leases = leases;
        this.port = port;
        this.name = name;
    }

    /** Arguments: hosts of ZooKeeper, session in milliseconds, port of the log, name. */
    public static void main(String[] arguments) throws Exception {
        Leases leases = ZooKeeperLeases.connect(
                arguments[0], new LeaseName("test"), Duration.ofMillis(Long.parseLong(arguments[1])));
        LeaseHolder holder = new LeaseHolder(leases, Integer.parseInt(arguments[2]), arguments[3]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        String command = in.readLine();
        while (command != null) {
            System.out.println(holder.obey(command.split(" ", -1)));
            command = in.readLine();
        }
        System.exit(0);
    }

    private String obey(String[] command) throws IOException, InterruptedException {
        try {
            return switch (command[0]) {
                case "acquire" -> {
                    release();
                    lease = leases.acquire(BANK, Duration.ofMillis(Long.parseLong(command[1])));
                    lastToken = lease.token().value();
                    yield "token " + lastToken;
                }
                case "append" -> {
                    yield lease == null ? "none" : send(lease.token().value());
                }
                // What a process does that was stopped between asking for its token and writing.
                case "force" -> send(lastToken);
                case "release" -> {
                    release();
                    yield "released";
                }
                default -> "unknown";
            };
        } catch (LeaseException refused) {
            return refused.code().name();
        }
    }

    private void release() {
        if (lease != null) {
            lease.close();
        }
    }

    private String send(long token) throws IOException {
        try (Socket log = new Socket(InetAddress.getLoopbackAddress(), port);
                PrintWriter out = new PrintWriter(log.getOutputStream(), true, StandardCharsets.US_ASCII);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(log.getInputStream(), StandardCharsets.US_ASCII))) {
            out.println(token + " " + name);
            return String.valueOf(in.readLine());
        }
    }
}
