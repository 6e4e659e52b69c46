package io.tidemark.runtime.sync;

import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.replay.ReplayException;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Serves the logs of an instance to peers that are pinned, until it is closed. */
public final class PeerServer implements Closeable {
    /** Connections at a time. */
    public static final int CONNECTIONS_MAX = 16;

    /** For the handshake of TLS as a whole. */
    static final int HANDSHAKE_SECONDS = 10;

    /** For the next question, and for the other side to take an answer. */
    static final int EXCHANGE_SECONDS = 60;

    private final LogFolder logs;
    private final SSLServerSocket socket;
    private final Consumer<String> notes;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(CONNECTIONS_MAX);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("peer-deadlines").factory());

    private PeerServer(LogFolder logs, SSLServerSocket socket, Consumer<String> notes) {
        this.logs = logs;
        this.socket = socket;
        this.notes = notes;
    }

    /**
     * Listens, and serves in threads of its own.
     *
     * @param allowed the peers that may fetch
     * @param notes gets a line about each connection, from any thread: who, and why it ended
     * @throws ReplayException E_FOUNDED if the folder has no executor's log, or more than one
     * @throws IOException if the address is taken
     */
    public static PeerServer listen(
            InetSocketAddress address,
            LogFolder logs,
            PeerIdentity identity,
            Set<PeerFingerprint> allowed,
            Consumer<String> notes)
            throws ReplayException, IOException {
        ServedLogs.open(logs).close();
        SSLServerSocket socket = new PeerTls(identity, allowed).serverSocket();
        socket.bind(address);
        PeerServer server = new PeerServer(logs, socket, notes);
        server.threads.execute(server::accept);
        return server;
    }

    /** Where it listens; with the port that it was given, if it asked for any. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                SSLSocket peer = (SSLSocket) socket.accept();
                if (room.tryAcquire()) {
                    open.add(peer);
                    if (socket.isClosed()) {
                        close(peer);
                    }
                    threads.execute(() -> serve(peer));
                } else {
                    notes.accept(
                            peer.getRemoteSocketAddress() + ": turned away, " + CONNECTIONS_MAX + " others are served");
                    peer.close();
                }
            } catch (IOException failure) {
                if (!socket.isClosed()) {
                    notes.accept("a connection failed: " + failure.getMessage());
                }
            }
        }
    }

    private void serve(SSLSocket peer) {
        String who = String.valueOf(peer.getRemoteSocketAddress());
        try (peer) {
            peer.setSoTimeout(EXCHANGE_SECONDS * 1000);
            ScheduledFuture<?> handshake = end(peer, HANDSHAKE_SECONDS);
            peer.startHandshake();
            handshake.cancel(false);
            PeerFingerprint fingerprint = PeerFingerprint.of(
                    peer.getSession().getPeerCertificates()[0].getPublicKey());
            who += " " + fingerprint;
            notes.accept(who + ": connected");
            try (ServedLogs served = ServedLogs.open(logs)) {
                new PeerSession(served, peer.getInputStream(), new Timed(peer)).run();
            }
            notes.accept(who + ": done");
        } catch (SyncException refused) {
            notes.accept(who + ": " + refused.code() + ": " + refused.getMessage());
        } catch (ReplayException unsound) {
            notes.accept(who + ": " + SyncCode.E_SYNC_SOURCE + ": " + unsound.getMessage());
        } catch (IOException broken) {
            notes.accept(who + ": ended: " + broken.getMessage());
        } finally {
            open.remove(peer);
            room.release();
        }
    }

    /** Closes a socket later, whatever it waits for. */
    private ScheduledFuture<?> end(Socket peer, int seconds) {
        return deadlines.schedule(() -> close(peer), seconds, TimeUnit.SECONDS);
    }

    private void close(Socket peer) {
        try {
            peer.close();
        } catch (IOException failure) {
            notes.accept("a connection could not be closed: " + failure.getMessage());
        }
    }

    /** Ends the connection when the other side does not take what is written. */
    private final class Timed extends FilterOutputStream {
        private final SSLSocket peer;

        Timed(SSLSocket peer) throws IOException {
            super(peer.getOutputStream());
            this.peer = peer;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ScheduledFuture<?> deadline = end(peer, EXCHANGE_SECONDS);
            try {
                OutputStream inner = out;
                inner.write(bytes, offset, length);
                inner.flush();
            } finally {
                deadline.cancel(false);
            }
        }
    }

    /** Ends all connections, and waits until nothing is served any more. */
    @Override
    public void close() throws IOException {
        socket.close();
        open.forEach(this::close);
        threads.close();
        deadlines.shutdownNow();
    }
}
