package io.tidemark.runtime.sync;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A peer's key, with the certificate that TLS wants around it: P-256, signed by itself, with neither a name nor an end that
 * would mean something. Its text has the secret; {@link #toString} has not.
 */
public final class PeerIdentity {
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final X500Name NAME = new X500Name("CN=tidemark peer");
    private static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

    private final PrivateKey key;
    private final X509Certificate certificate;

    private PeerIdentity(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A new one. */
    public static PeerIdentity generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
            KeyPair pair = generator.generateKeyPair();
            byte[] certificate = new JcaX509v3CertificateBuilder(
                            NAME, BigInteger.ONE, Date.from(Instant.EPOCH), Date.from(NO_END), NAME, pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            return new PeerIdentity(pair.getPrivate(), certificate(certificate));
        } catch (GeneralSecurityException | OperatorCreationException | IOException missing) {
            throw new IllegalStateException("expected a Java with P-256 and X.509", missing);
        }
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        Certificate read =
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        return (X509Certificate) read;
    }

    /**
     * Reads the text that {@link #encode} made.
     *
     * @throws IllegalArgumentException if it is none, or key and certificate are of two peers; the message has no secret
     */
    public static PeerIdentity decode(String text) {
        try {
            X509Certificate certificate = certificate(section(text, CERTIFICATE));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(section(text, KEY)));
            requirePair(key, certificate);
            return new PeerIdentity(key, certificate);
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("expected a private key and its certificate, got "
                    + malformed.getClass().getSimpleName());
        }
    }

    private static void requirePair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        byte[] message = "tidemark".getBytes(StandardCharsets.US_ASCII);
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(message);
        byte[] signature = signer.sign();
        signer.initVerify(certificate.getPublicKey());
        signer.update(message);
        if (!signer.verify(signature)) {
            throw new IllegalArgumentException("expected a private key and its certificate, got those of two peers");
        }
    }

    private static byte[] section(String text, String kind) {
        Matcher found = Pattern.compile(
                        "-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]{1,8192})-----END " + kind + "-----")
                .matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("expected a section " + kind + ", got a text without one");
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }

    /** The secret, as PEM: for a file that its owner alone can read. */
    public String encode() {
        try {
            return section(KEY, key.getEncoded()) + section(CERTIFICATE, certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String section(String kind, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    /** By which other peers know it. */
    public PeerFingerprint fingerprint() {
        return PeerFingerprint.of(certificate.getPublicKey());
    }

    /** What JSSE takes a key from. */
    KeyStore keyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("peer", key, new char[0], new Certificate[] {certificate});
        return store;
    }

    /** The fingerprint. */
    @Override
    public String toString() {
        return fingerprint().toString();
    }
}
