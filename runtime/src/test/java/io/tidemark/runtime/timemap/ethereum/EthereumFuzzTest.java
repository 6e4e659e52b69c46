package io.tidemark.runtime.timemap.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tidemark.model.MalformedInputException;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/** Entry points of the fuzzer; in an ordinary build they run once, on empty input. */
class EthereumFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void header_anyBytes_areMalformedOrCanonical(byte[] file) {
        try {
            assertThat(BlockHeader.read(Bytes.wrap(file)).encode()).isEqualTo(Bytes.wrap(file));
        } catch (MalformedInputException expected) {
            assertThat(expected.path()).startsWith("/header");
        }
    }

    @FuzzTest(maxDuration = "60s")
    void proof_anyBytes_areMalformedOrCanonical(byte[] file) {
        try {
            DepositProof proof = DepositProof.read(Bytes.wrap(file));
            assertThat(proof.encode()).isEqualTo(Bytes.wrap(file));
            assertThat(new DepositCheck(TestBlock.ACCOUNT)
                            .check(proof, proof.header().head(TestBlock.DOMAIN)))
                    .isInstanceOf(ProofRefused.class);
        } catch (MalformedInputException expected) {
            assertThat(expected.path()).startsWith("/");
        }
    }

    @FuzzTest(maxDuration = "60s")
    void receipt_anyBytes_areMalformedOrRead(byte[] bytes) {
        try {
            assertThat(Receipt.read(Bytes.wrap(bytes), "/receipt").logs()).isNotNull();
        } catch (MalformedInputException expected) {
            assertThat(expected.path()).startsWith("/receipt");
        }
    }

    /** Nodes that hash to where they stand, so that the walk goes through whatever they are. */
    @FuzzTest(maxDuration = "60s")
    void trieNode_anyBytes_areMalformedOrWalked(byte[] node) {
        Bytes bytes = Bytes.wrap(node);
        try {
            assertThat(TrieProof.find(Keccak256.of(bytes), TrieBuilder.key(5), List.of(bytes), "/nodes"))
                    .isNotNull();
        } catch (MalformedInputException expected) {
            assertThat(expected.path()).startsWith("/nodes/0");
        }
    }
}
