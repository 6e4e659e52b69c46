package io.tidemark.verifier.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tidemark.algebra.Fr;
import io.tidemark.fixtures.BundleCase;
import io.tidemark.fixtures.BundleCorpus;
import io.tidemark.fixtures.GnarkProofs;
import io.tidemark.model.Bundle;
import io.tidemark.model.codec.Documents;
import io.tidemark.verifier.export.ContractCases.Case;
import io.tidemark.verifier.groth16.ForgingKey;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import io.tidemark.verifier.groth16.PublicInputs;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exported contracts are compiled and run: with no commitment, one, one that covers inputs, three in a chain, a
 * bundle's ten inputs, and as many inputs as are allowed. Valid proofs and bundles as they are, and tampered ones. And
 * snarkjs judges what is exported for it.
 */
@Tag("evm")
class SolidityEvmTest {
    private static final List<String> CIRCUITS = List.of("plain", "committed", "bound", "chained", "statement");
    private static final int CODE_BYTES_MAX = 24_576;

    private final ObjectNode job = EvmRun.job();
    private final List<Case> cases = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> contracts_andSnarkjs_judgeAsTheyShould() throws Exception {
        for (String name : CIRCUITS) {
            GnarkProofs file = GnarkProofs.read(name);
            contract(name, VerifyingKey.decode(file.key(false)));
            cases.addAll(ContractCases.of(file));
        }
        bundles();
        otherHash();
        widest();
        List<Boolean> snarkjs = snarkjs();
        ArrayNode calls = (ArrayNode) job.get("calls");
        cases.forEach(each -> calls.addObject()
                .put("contract", each.contract())
                .put("calldata", each.calldata().toHexString()));
        JsonNode result = EvmRun.run(job);
        report(result);
        return Stream.of(
                        Stream.of(dynamicTest(
                                "the compiler warns of nothing",
                                () -> assertThat(result.get("messages")).isEmpty())),
                        Stream.of(dynamicTest(
                                "contracts fit",
                                () -> assertThat(result.get("contracts").valueStream())
                                        .allMatch(contract ->
                                                contract.get("bytes").asInt() <= CODE_BYTES_MAX))),
                        IntStream.range(0, cases.size())
                                .mapToObj(i -> dynamicTest(
                                        cases.get(i).toString(),
                                        () -> assertThat(result.get("calls")
                                                        .get(i)
                                                        .get("error")
                                                        .asString())
                                                .isEqualTo(cases.get(i).error()))),
                        IntStream.range(0, snarkjs.size())
                                .mapToObj(i -> dynamicTest(
                                        "snarkjs " + i,
                                        () -> assertThat(result.get("snarkjs")
                                                        .get(i)
                                                        .asBoolean())
                                                .isEqualTo(snarkjs.get(i)))))
                .flatMap(each -> each);
    }

    private void contract(String name, VerifyingKey key) throws ExportRefusedException {
        ((ArrayNode) job.get("contracts"))
                .addObject()
                .put("name", name)
                .put("source", SolidityVerifier.of(key, Optional.empty()));
    }

    /** Bundles of the corpus are proved under the key "statement": their own proofs verify on chain. */
    private void bundles() throws Exception {
        for (BundleCase each :
                BundleCorpus.cases().stream().filter(BundleCase::isValid).toList()) {
            Bundle bundle = Documents.BUNDLE.read(BundleCorpus.bytes(each.file()));
            cases.add(new Case(
                    "statement",
                    "bundle " + each.name(),
                    EvmProof.decode(bundle.proof().toArray())
                            .calldata(bundle.statement().publicInputs()),
                    ""));
        }
        assertThat(cases).anyMatch(each -> each.name().startsWith("bundle"));
    }

    /** A key whose prover hashes commitments in another way (GRO-17) is not for this contract, and it says no. */
    private void otherHash() throws Groth16FormatException, ExportRefusedException {
        GnarkProofs file = GnarkProofs.read("sha256");
        contract("sha256", VerifyingKey.decode(file.key(false)));
        cases.add(new Case(
                "sha256",
                "another hash of wires",
                EvmProof.decode(file.proof(0, false)).calldata(PublicInputs.decode(file.publicInputs(0))),
                "ProofInvalid"));
    }

    private void widest() throws Groth16FormatException, ExportRefusedException {
        int inputs = SolidityVerifier.WEIGHTS_MAX - 2;
        ForgingKey forging = ForgingKey.withInputs(inputs);
        List<Fr> values = IntStream.range(0, inputs).mapToObj(Fr::of).toList();
        contract("widest", forging.key());
        Calldata proof = Calldata.of(forging.prove(values).toArray(), values);
        cases.add(new Case("widest", "proof", proof.bytes(), ""));
        cases.add(new Case(
                "widest",
                "last input changed",
                proof.with(proof.input(inputs - 1), Fr.of(7).toBigInteger()).bytes(),
                "ProofInvalid"));
    }

    /** The proofs of "plain", each also with the inputs of the next. */
    private List<Boolean> snarkjs() throws Groth16FormatException, ExportRefusedException {
        GnarkProofs file = GnarkProofs.read("plain");
        List<Boolean> expected = new ArrayList<>();
        String key = SnarkjsJson.key(VerifyingKey.decode(file.key(true)));
        for (int i = 0; i < file.size(); i++) {
            String proof = SnarkjsJson.proof(Groth16Proof.decode(file.proof(i, false)));
            for (int shift = 0; shift < 2; shift++) {
                byte[] inputs = file.publicInputs((i + shift) % file.size());
                ((ArrayNode) job.get("snarkjs"))
                        .addObject()
                        .put("key", key)
                        .put("proof", proof)
                        .put("inputs", SnarkjsJson.publicInputs(PublicInputs.decode(inputs)));
                expected.add(shift == 0);
            }
        }
        return expected;
    }

    /** Sizes and gas, for docs/spec 14. */
    private void report(JsonNode result) throws IOException {
        for (String name : result.get("contracts").propertyNames()) {
            JsonNode contract = result.get("contracts").get(name);
            long most = IntStream.range(0, cases.size())
                    .filter(i ->
                            cases.get(i).isValid() && cases.get(i).contract().equals(name))
                    .mapToLong(i -> result.get("calls").get(i).get("gas").asLong())
                    .max()
                    .orElse(0);
            System.out.println("contract " + name + ": " + contract.get("bytes").asInt() + " bytes, deployment "
                    + contract.get("gas").asLong() + " gas"
                    + (most == 0 ? "" : ", a valid proof at most " + most + " gas"));
        }
        System.out.println("calls: " + cases.size() + ", valid "
                + cases.stream().filter(Case::isValid).count());
    }
}
