package io.tidemark.runtime.sync;

import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;

/** Fetches logs from one peer. */
public final class PeerClient {
    /** For a connection. */
    static final int CONNECT_SECONDS = 10;

    private final PeerIdentity identity;
    private final PeerFingerprint peer;

    /**
     * A client.
     *
     * @param identity its own
     * @param peer the only one that it talks to
     */
    public PeerClient(PeerIdentity identity, PeerFingerprint peer) {
        this.identity = identity;
        this.peer = peer;
    }

    /**
     * Fetches logs into copies, each from where its copy ends.
     *
     * @param instance the instance whose logs are wanted; empty for that of the copies, or any if there are none
     * @param which of the peer's logs
     * @param done gets what came of each log
     * @throws SyncException why it ended before it was done; what was fetched is kept, and the next call goes on there
     * @throws LogException if a copy cannot be read or written
     */
    public void fetch(
            InetSocketAddress address,
            FetchTarget target,
            Optional<InstanceId> instance,
            Predicate<ActorId> which,
            Consumer<Fetched> done)
            throws SyncException, LogException {
        Optional<InstanceId> asked = Fetcher.wanted(target, instance);
        try (Socket plain = new Socket()) {
            plain.connect(address, CONNECT_SECONDS * 1000);
            try (SSLSocket socket = new PeerTls(identity, Set.of(peer)).over(plain)) {
                socket.setSoTimeout(PeerServer.EXCHANGE_SECONDS * 1000);
                handshake(socket);
                greet(socket, target, asked).fetch(which, done);
            }
        } catch (IOException broken) {
            throw new SyncException(
                    SyncCode.E_SYNC_IO,
                    "a connection to " + address + " that holds, and a folder that takes what comes",
                    broken + "; fetch again, it goes on where it ended",
                    broken);
        }
    }

    private void handshake(SSLSocket socket) throws SyncException, IOException {
        try {
            socket.startHandshake();
        } catch (SocketTimeoutException slow) {
            throw slow;
        } catch (IOException ended) {
            Throwable cause = ended;
            while (cause != null && !(cause instanceof PinnedTrust.UnknownPeerException)) {
                cause = cause.getCause();
            }
            if (cause == null) {
                throw refused(ended);
            }
            throw new SyncException(
                    SyncCode.E_SYNC_PEER, "the peer that is pinned", String.valueOf(cause.getMessage()), ended);
        }
    }

    /** Only now is it known whether the other side takes our certificate. */
    private Fetcher greet(SSLSocket socket, FetchTarget target, Optional<InstanceId> asked)
            throws SyncException, IOException {
        try {
            return Fetcher.greet(
                    socket.getInputStream(), socket.getOutputStream(), target, asked, LogWriter.SEGMENT_BYTES);
        } catch (SocketTimeoutException slow) {
            throw slow;
        } catch (IOException ended) {
            throw refused(ended);
        }
    }

    private SyncException refused(IOException ended) {
        return new SyncException(
                SyncCode.E_SYNC_REFUSED,
                "a peer that lets us in",
                ended.getMessage() + "; is " + identity.fingerprint() + " among those that it allows?",
                ended);
    }
}
