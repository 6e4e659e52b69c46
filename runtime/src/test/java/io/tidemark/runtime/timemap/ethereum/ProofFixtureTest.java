package io.tidemark.runtime.timemap.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.Fixtures;
import io.tidemark.model.MalformedInputException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The proof that other modules test with is one of ours. */
class ProofFixtureTest {
    @Test
    void fixture_isTheProofOfATransferOfSevenThousandUnits() throws IOException, MalformedInputException {
        TestBlock block = new TestBlock().with(2).with(2, TestBlock.deposit(7000));
        String hex = Fixtures.text("ethereum/deposit-proof.hex").strip();

        assertThat(block.proof(1, 0).encode().toUnprefixedHexString()).isEqualTo(hex);
    }
}
