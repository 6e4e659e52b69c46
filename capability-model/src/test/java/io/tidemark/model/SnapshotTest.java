package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Fr ZERO = Fr.ZERO;

    private final Arbitrary arbitrary = new Arbitrary();
    private final List<KeeperSecret> secrets =
            Stream.generate(arbitrary::keeper).limit(3).toList();
    private final Keepers keepers =
            new Keepers(secrets.stream().map(KeeperSecret::key).toList(), 2);

    private Snapshot snapshot(Keepers of) {
        Snapshot any = arbitrary.snapshot();
        return new Snapshot(
                any.instance(),
                any.parent(),
                any.sequence(),
                any.clock(),
                any.time(),
                any.stateRoot(),
                any.domains(),
                any.factRoot(),
                of.digest());
    }

    @Test
    void digest_snapshot_isTheHashOfTheSpecification() {
        List<DomainHead> heads = List.of(
                new DomainHead(DomainId.of(1), Height.of(2), Seconds.of(3), new Reference(Fr.of(4))),
                new DomainHead(DomainId.of(5), new Height(-1), Seconds.of(7), new Reference(Fr.of(8))));
        Fr tag = Fr.fromAscii("tidemark/1/domains");
        Fr first = Fr.of(1).add(Fr.of(2).shiftLeft(32)).add(Fr.of(3).shiftLeft(96));
        Fr second = Fr.of(5).add(Fr.ofUnsigned(-1).shiftLeft(32)).add(Fr.of(7).shiftLeft(96));
        Fr domains = H8.hash(
                tag,
                H8.hash(tag, ZERO, first, Fr.of(4), ZERO, ZERO, ZERO, ZERO),
                second,
                Fr.of(8),
                ZERO,
                ZERO,
                ZERO,
                ZERO);
        Snapshot snapshot = new Snapshot(
                new InstanceId(Fr.of(21)),
                new SnapshotDigest(Fr.of(22)),
                Sequence.of(23),
                Tick.of(24),
                Seconds.of(25),
                new StateRoot(Fr.of(26)),
                heads,
                new FactRoot(Fr.of(27)),
                new KeepersDigest(Fr.of(28)));
        Fr numbers = Fr.of(23).add(Fr.of(24).shiftLeft(32)).add(Fr.of(25).shiftLeft(64));

        assertThat(snapshot.domainsDigest()).isEqualTo(new DomainsDigest(domains));
        assertThat(snapshot.digest().lane())
                .isEqualTo(H8.hash(
                        Fr.fromAscii("tidemark/1/snapshot"),
                        Fr.of(21),
                        Fr.of(22),
                        numbers,
                        Fr.of(26),
                        domains,
                        Fr.of(27),
                        Fr.of(28)));
        assertThat(snapshot.mark()).isEqualTo(new SnapshotMark(Sequence.of(23), Seconds.of(25), snapshot.digest()));
        assertThat(DomainsDigest.of(List.of())).isEqualTo(new DomainsDigest(ZERO));
    }

    @Test
    void snapshot_brokenChainOrDomains_isRefused() {
        Snapshot s = arbitrary.snapshot();
        DomainHead one = new DomainHead(DomainId.of(1), Height.of(2), Seconds.of(3), new Reference(Fr.of(4)));
        DomainHead two = new DomainHead(DomainId.of(2), Height.of(2), Seconds.of(3), new Reference(Fr.of(4)));
        SnapshotDigest parent = new SnapshotDigest(Fr.ONE);
        record Case(SnapshotDigest parent, long sequence, List<DomainHead> domains) {}
        for (Case c : List.of(
                new Case(SnapshotDigest.NONE, 0, List.of()),
                new Case(parent, 1, List.of()),
                new Case(SnapshotDigest.NONE, 2, List.of()),
                new Case(parent, 2, List.of(two, one)),
                new Case(parent, 2, List.of(one, one)))) {
            assertThatThrownBy(() -> new Snapshot(
                            s.instance(),
                            c.parent(),
                            Sequence.of(c.sequence()),
                            s.clock(),
                            s.time(),
                            s.stateRoot(),
                            c.domains(),
                            s.factRoot(),
                            s.keepers()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void verdict_enoughKeepers_isSigned() {
        Snapshot snapshot = snapshot(keepers);
        for (List<KeeperSecret> signers :
                List.of(secrets, secrets.subList(0, 2), secrets.subList(1, 3).reversed())) {
            assertThat(SignedSnapshot.sign(snapshot, signers).verdict(keepers)).isEqualTo(KeeperVerdict.SIGNED);
        }
    }

    @Test
    void verdict_faults_areNamedInOrder() {
        Snapshot snapshot = snapshot(keepers);
        SignedSnapshot signed = SignedSnapshot.sign(snapshot, secrets);
        KeeperSecret stranger = arbitrary.keeper();
        List<KeeperSecret> withStranger = new ArrayList<>(secrets);
        withStranger.add(stranger);

        assertThat(signed.verdict(new Keepers(keepers.keys(), 3))).isEqualTo(KeeperVerdict.KEEPERS_DIFFER);
        assertThat(SignedSnapshot.sign(snapshot, withStranger).verdict(keepers))
                .isEqualTo(KeeperVerdict.UNKNOWN_KEEPER);
        assertThat(SignedSnapshot.sign(snapshot, secrets.subList(0, 1)).verdict(keepers))
                .isEqualTo(KeeperVerdict.BELOW_THRESHOLD);
        assertThat(new SignedSnapshot(snapshot, List.of()).verdict(keepers)).isEqualTo(KeeperVerdict.BELOW_THRESHOLD);
        // Two good signatures would do, and still the third must not be wrong.
        SignedSnapshot other = SignedSnapshot.sign(snapshot(keepers), secrets);
        List<KeeperSignature> mixed = new ArrayList<>(signed.signatures());
        mixed.set(1, other.signatures().get(1));
        assertThat(new SignedSnapshot(snapshot, mixed).verdict(keepers)).isEqualTo(KeeperVerdict.SIGNATURE_INVALID);
        KeeperSignature empty =
                new KeeperSignature(signed.signatures().getFirst().keeper(), Bytes.wrap(new byte[64]));
        assertThat(new SignedSnapshot(snapshot, List.of(empty)).verdict(keepers))
                .isEqualTo(KeeperVerdict.SIGNATURE_INVALID);
    }

    @Test
    void sign_digest_isOfTheTaggedMessage() {
        SnapshotDigest digest = new SnapshotDigest(arbitrary.fr());
        KeeperSignature signature = secrets.getFirst().sign(digest);
        byte[] message = Bytes.concatenate(
                        Bytes.wrap("tidemark/1/snapshot".getBytes(StandardCharsets.US_ASCII)),
                        Bytes.wrap(digest.lane().encode()))
                .toArray();
        assertThat(Ed25519.verify(
                        signature.signature().toArray(),
                        0,
                        signature.keeper().bytes().toArray(),
                        0,
                        message,
                        0,
                        message.length))
                .isTrue();
    }

    @Test
    void signedSnapshot_orderOrRepetition_isRefused() {
        SignedSnapshot signed = SignedSnapshot.sign(snapshot(keepers), secrets);
        KeeperSignature first = signed.signatures().getFirst();
        assertThatThrownBy(() -> new SignedSnapshot(
                        signed.snapshot(), signed.signatures().reversed()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignedSnapshot(signed.snapshot(), List.of(first, first)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keeperKey_smallOrderOrNoPoint_isRefused() {
        byte[] identity = new byte[32];
        identity[0] = 1;
        byte[] orderTwo = new byte[32];
        Arrays.fill(orderTwo, (byte) 0xff);
        orderTwo[0] = (byte) 0xec;
        orderTwo[31] = 0x7f;
        byte[] notCanonical = orderTwo.clone();
        notCanonical[0] = (byte) 0xee;
        for (byte[] bytes : List.of(identity, orderTwo, notCanonical, new byte[32])) {
            assertThatThrownBy(() -> new KeeperKey(Bytes32.wrap(bytes))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keeperSecret_destroyed_signsNoMore() {
        KeeperSecret secret = arbitrary.keeper();
        assertThat(secret.toString()).contains(secret.key().toString());
        secret.destroy();
        assertThat(secret.isDestroyed()).isTrue();
        assertThatThrownBy(() -> secret.sign(SnapshotDigest.NONE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> KeeperSecret.fromSeed(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void values_mutableBytesGivenIn_areCopied() {
        byte[] bytes = arbitrary.keeper().key().bytes().toArray();
        KeeperKey key = new KeeperKey(Bytes32.wrap(bytes));
        byte[] signature = new byte[64];
        KeeperSignature value = new KeeperSignature(key, Bytes.wrap(signature));
        String before = key.toString();
        bytes[3] ^= 1;
        signature[3] ^= 1;
        assertThat(key).hasToString(before);
        assertThat(value.signature()).isEqualTo(Bytes.wrap(new byte[64]));
    }
}
