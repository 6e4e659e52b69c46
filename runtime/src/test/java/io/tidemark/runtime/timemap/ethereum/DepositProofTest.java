package io.tidemark.runtime.timemap.ethereum;

import static io.tidemark.model.MalformedCode.E_FORMAT;
import static io.tidemark.model.MalformedCode.E_FORMAT_VERSION;
import static io.tidemark.model.MalformedCode.E_LIMIT;
import static io.tidemark.runtime.timemap.ethereum.TestBlock.ACCOUNT;
import static io.tidemark.runtime.timemap.ethereum.TestBlock.deposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.model.DomainHead;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.codec.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.rlp.RLP;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepositProofTest {
    @TempDir
    private Path folder;

    private DepositProof proof;
    private DomainHead head;

    @BeforeEach
    void makeBlock() throws MalformedInputException {
        TestBlock block = new TestBlock().with(2, deposit(1000)).with(0).with(2, deposit(3000));
        proof = block.proof(2, 0);
        head = block.head();
    }

    @Test
    void read_givesWhatWasEncoded() throws MalformedInputException {
        assertThat(DepositProof.read(proof.encode())).isEqualTo(proof);
    }

    @Test
    void files_areRead() throws IOException, MalformedInputException {
        Path header = Files.write(folder.resolve("header.rlp"), MainnetHeaders.LONDON.toArray());
        Path file = Files.write(folder.resolve("deposit.rlp"), proof.encode().toArray());

        assertThat(EthereumFiles.header(header).hash()).isEqualTo(MainnetHeaders.LONDON_HASH);
        assertThat(EthereumFiles.proof(file)).isEqualTo(proof);
    }

    @Test
    void file_thatIsTooLong_isNotReadToItsEnd() throws IOException {
        Path header = Files.write(folder.resolve("header.rlp"), new byte[BlockHeader.BYTES_MAX + 1]);

        Malformed.expect(E_LIMIT, "/header", BlockHeader.BYTES_MAX, () -> EthereumFiles.header(header));
        Malformed.expect(
                E_LIMIT,
                "/proof",
                Limits.FILE_BYTES_MAX,
                () -> DepositProof.read(Bytes.wrap(new byte[Limits.FILE_BYTES_MAX + 1])));
    }

    @Test
    void read_cutAtEveryByte_isMalformed() {
        Bytes file = proof.encode();
        for (int length = 0; length < file.size(); length++) {
            Bytes cut = file.slice(0, length);
            assertThat(Malformed.of(() -> DepositProof.read(cut)).code())
                    .as("cut at %s", length)
                    .isEqualTo(E_FORMAT);
        }
    }

    /** No byte of a proof may be otherwise. */
    @Test
    void read_anyByteChanged_provesNothing() throws MalformedInputException {
        Bytes file = proof.encode();
        DepositCheck check = new DepositCheck(ACCOUNT);
        assertThat(check.check(proof, head)).isInstanceOf(DepositVerdict.Proven.class);
        for (int at = 0; at < file.size(); at++) {
            for (int change : new int[] {0x01, 0x80, 0xff}) {
                byte[] changed = file.toArray();
                changed[at] ^= (byte) change;
                try {
                    assertThat(check.check(DepositProof.read(Bytes.wrap(changed)), head))
                            .as("byte %s", at)
                            .isInstanceOf(ProofRefused.class);
                } catch (MalformedInputException expected) {
                    assertThat(expected.path()).startsWith("/proof");
                }
            }
        }
    }

    @Test
    void read_ofAnotherVersion_isRefused() {
        Bytes file = Rlp.flat(RLP.encodeList(writer -> writer.writeInt(2)));
        Malformed.expect(E_FORMAT_VERSION, "/proof/version", 0, () -> DepositProof.read(file));
        Malformed.expect(E_FORMAT, "/proof", 0, () -> DepositProof.read(Bytes.of(0xc0)));
    }

    @Test
    void read_withAPlaceBeyondAnInt_isMalformed() {
        Bytes file = Rlp.flat(RLP.encodeList(writer -> {
            writer.writeInt(1);
            writer.writeRLP(MainnetHeaders.LONDON);
            writer.writeLong(1L << 31);
        }));
        assertThat(Malformed.of(() -> DepositProof.read(file)).path()).isEqualTo("/proof/transaction");
    }

    @Test
    void read_withTooManyNodes_isALimit() {
        List<Bytes> nodes = Collections.nCopies(TrieProof.NODES_MAX + 1, Bytes.of(1));
        Bytes file = Rlp.flat(RLP.encodeList(writer -> {
            writer.writeInt(1);
            writer.writeRLP(MainnetHeaders.LONDON);
            writer.writeInt(0);
            writer.writeInt(0);
            writer.writeList(nodes, (items, node) -> items.writeValue(node));
        }));
        assertThat(Malformed.of(() -> DepositProof.read(file)).getMessage())
                .startsWith("E_LIMIT at /proof/transactionNodes");
        assertThatIllegalArgumentException().isThrownBy(() -> new DepositProof(proof.header(), 0, 0, nodes, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DepositProof(proof.header(), -1, 0, List.of(), List.of()));
    }
}
