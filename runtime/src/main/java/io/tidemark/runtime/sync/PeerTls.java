package io.tidemark.runtime.sync;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** TLS 1.3 of the JDK between peers that are pinned on both sides (spec SYN-2). */
final class PeerTls {
    private static final String VERSION = "TLSv1.3";

    private final SSLContext context;

    PeerTls(PeerIdentity identity, Set<PeerFingerprint> pinned) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(identity.keyStore(), new char[0]);
            this.context = SSLContext.getInstance(VERSION);
            context.init(keys.getKeyManagers(), new TrustManager[] {new PinnedTrust(pinned)}, null);
        } catch (GeneralSecurityException | IOException missing) {
            throw new IllegalStateException("expected a Java with " + VERSION, missing);
        }
    }

    /** The calling side over a socket that is connected. */
    SSLSocket over(Socket connected) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connected, null, false);
        socket.setUseClientMode(true);
        socket.setEnabledProtocols(new String[] {VERSION});
        return socket;
    }

    /** A socket that is not bound yet; a peer without a certificate does not get in. */
    SSLServerSocket serverSocket() throws IOException {
        SSLServerSocket socket =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        socket.setEnabledProtocols(new String[] {VERSION});
        socket.setNeedClientAuth(true);
        return socket;
    }
}
