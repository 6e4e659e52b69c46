package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of docs/guide-verify-a-proof.md. */
class ApiExampleTest {
    @Test
    void verify_inTenLines() throws ForeignFormatException {
        byte[] key = Fixtures.bytes("foreign/snarkjs/ledger.key.json");
        byte[] proof = Fixtures.bytes("foreign/snarkjs/ledger.proof.json");
        byte[] publicInputs = Fixtures.bytes("foreign/snarkjs/ledger.public.json");
        StringBuilder out = new StringBuilder();

        // begin of the example
        ProofVerifier verifier = ProofVerifier.detect(key);
        ProofReport report = verifier.verify(proof, publicInputs);
        out.append(report.isValid() ? "valid" : "NOT VALID").append(" under ").append(verifier.keyForm());
        for (NamedInput input : report.inputs()) {
            out.append('\n')
                    .append(input.name())
                    .append(" = ")
                    .append(input.value().toBigInteger());
        }
        for (ProofCheck check : report.checks()) {
            out.append('\n').append(check.name().label()).append(": ").append(check.outcome());
        }
        report.failure().ifPresent(why -> out.append('\n').append(why)); // code, place, expected, actual
        // end of the example

        assertThat(out.toString())
                .startsWith("valid under snarkjs, JSON\n0 = 100000\n1 = 99958\n2 = 65535\nkey: PASSED");
    }

    @Test
    void guide_hasTheseLines() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/tidemark/verifier/foreign/ApiExampleTest.java"));
        String example =
                source.substring(source.indexOf("// begin of the example"), source.indexOf("// end of the example"));
        String guide = Files.readString(Path.of("..", "docs", "guide-verify-a-proof.md"));
        assertThat(example.lines().skip(1).map(String::strip).filter(line -> !line.isEmpty()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(guide).contains(line));
    }
}
