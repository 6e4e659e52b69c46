package io.tidemark.runtime.sync;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts keys, and nothing else that a certificate says: neither issuer nor name nor dates. That the other side has the
 * secret to the key is what TLS itself checks.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
    private final Set<PeerFingerprint> pinned;

    PinnedTrust(Set<PeerFingerprint> pinned) {
        this.pinned = Set.copyOf(pinned);
    }

    /** The other side is none of the peers that are pinned. */
    static final class UnknownPeerException extends CertificateException {
        UnknownPeerException(String message) {
            super(message);
        }
    }

    private void require(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new UnknownPeerException("expected a certificate, got none");
        }
        PeerFingerprint peer = PeerFingerprint.of(chain[0].getPublicKey());
        if (!pinned.contains(peer)) {
            throw new UnknownPeerException("expected " + (pinned.size() == 1 ? "" : "one of ")
                    + String.join(
                            ", ",
                            pinned.stream()
                                    .map(PeerFingerprint::toString)
                                    .sorted()
                                    .toList())
                    + ", got " + peer);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        require(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
