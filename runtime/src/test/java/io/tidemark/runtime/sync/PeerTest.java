package io.tidemark.runtime.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.replay.WorldDifference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two peers over loopback, with the TLS of the JDK. */
class PeerTest {
    private static final PeerIdentity SERVER = PeerIdentity.generate();
    private static final PeerIdentity CLIENT = PeerIdentity.generate();
    private static final PeerIdentity STRANGER = PeerIdentity.generate();

    @TempDir
    private Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private DirectoryLogFolder source;
    private PeerServer server;

    @BeforeEach
    void listen() throws Exception {
        source = new DirectoryLogFolder(folder.resolve("source"));
        Worlds.run(source, "harbour", Worlds.BANK, "one", "two");
        server = PeerServer.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                source,
                SERVER,
                Set.of(CLIENT.fingerprint()),
                notes::add);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private List<Fetched> fetch(PeerIdentity identity, PeerFingerprint pinned) throws Exception {
        List<Fetched> fetched = new ArrayList<>();
        new PeerClient(identity, pinned)
                .fetch(
                        server.address(),
                        new DirectoryTarget(folder.resolve("copy")),
                        Optional.empty(),
                        actor -> true,
                        fetched::add);
        return fetched;
    }

    private SyncCode code(PeerIdentity identity, PeerFingerprint pinned) {
        SyncException refused = catchThrowableOfType(SyncException.class, () -> fetch(identity, pinned));
        assertThat(refused).isNotNull();
        return refused.code();
    }

    @Test
    void fetch_betweenPeersThatKnowEachOther_works_andGoesOn() throws Exception {
        assertThat(fetch(CLIENT, SERVER.fingerprint())).hasSize(2);
        Worlds.run(source, "harbour", Worlds.ADA, "three");
        assertThat(fetch(CLIENT, SERVER.fingerprint())).hasSize(3);
        DirectoryLogFolder copy = new DirectoryLogFolder(folder.resolve("copy").resolve("logs"));
        assertThat(WorldDifference.between(source, copy).isNone()).isTrue();
        server.close();
        assertThat(notes).anyMatch(note -> note.contains(CLIENT.fingerprint() + ": connected"));
        assertThat(notes).noneMatch(note -> note.contains("PRIVATE"));
    }

    @Test
    void stranger_isRefusedByTheServer_whichServesOn() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(code(STRANGER, SERVER.fingerprint())).isEqualTo(SyncCode.E_SYNC_REFUSED);
        }
        assertThat(folder.resolve("copy")).doesNotExist();
        assertThat(fetch(CLIENT, SERVER.fingerprint())).hasSize(2);
    }

    @Test
    void serverThatIsNotThePinnedOne_isRefusedByTheClient() throws Exception {
        assertThat(code(CLIENT, STRANGER.fingerprint())).isEqualTo(SyncCode.E_SYNC_PEER);
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    @Test
    void somethingElseThanTls_endsItself_andNothingElse() throws Exception {
        try (Socket plain =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            plain.getInputStream().readAllBytes();
        }
        assertThat(fetch(CLIENT, SERVER.fingerprint())).hasSize(2);
    }

    @Test
    void nobodyListens_isSaid() throws Exception {
        server.close();
        assertThat(code(CLIENT, SERVER.fingerprint())).isEqualTo(SyncCode.E_SYNC_IO);
    }

    // Identities.

    @Test
    void identity_asText_isItselfAgain_andShowsNoSecret() {
        String text = SERVER.encode();
        PeerIdentity read = PeerIdentity.decode(text);
        assertThat(read.fingerprint()).isEqualTo(SERVER.fingerprint());
        assertThat(read.encode()).isEqualTo(text);
        assertThat(SERVER.toString()).isEqualTo(SERVER.fingerprint().toString()).hasSize(71);
        assertThat(PeerFingerprint.parse(SERVER.toString())).contains(SERVER.fingerprint());
        assertThat(PeerFingerprint.parse(SERVER.toString().substring(1))).isEmpty();
    }

    @Test
    void identity_thatIsNone_orOfTwoPeers_isRefused_withoutTheSecret() {
        String mixed = SERVER.encode().substring(0, SERVER.encode().indexOf("-----BEGIN CERTIFICATE"))
                + CLIENT.encode().substring(CLIENT.encode().indexOf("-----BEGIN CERTIFICATE"));
        for (String text : List.of("", "hello", mixed, SERVER.encode().replace("MII", "AAA"))) {
            assertThatThrownBy(() -> PeerIdentity.decode(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("expected a ")
                    .hasNoCause();
        }
    }
}
