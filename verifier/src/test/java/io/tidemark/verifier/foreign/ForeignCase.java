package io.tidemark.verifier.foreign;

import io.tidemark.fixtures.Fixtures;
import io.tidemark.verifier.groth16.WireHash;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key, a proof and public inputs that the tool which wrote them accepts: files below {@code foreign/}.
 *
 * @param keyForm what a report calls the key
 * @param proofForm what a report calls the proof
 */
record ForeignCase(
        String key,
        String proof,
        String inputs,
        String keyForm,
        String proofForm,
        boolean keccak,
        ForeignFormat format) {
    private static final String GNARK = "gnark, compressed";
    private static final String GNARK_RAW = "gnark, raw";

    static Stream<ForeignCase> all() {
        List<ForeignCase> cases = new ArrayList<>();
        for (String folder : List.of("gnark/plain", "gnark/committed", "gnark/solidity", "sp1/v5", "sp1/v6")) {
            boolean keccak = folder.endsWith("solidity");
            String key = folder + "/key.compressed.bin";
            String raw = folder + "/key.raw.bin";
            String inputs = folder + "/public.bin";
            cases.add(of(key, folder + "/proof.compressed.bin", inputs, GNARK, "gnark", keccak, ForeignFormat.GNARK));
            cases.add(of(raw, folder + "/proof.raw.bin", inputs, GNARK_RAW, "gnark", keccak, ForeignFormat.GNARK));
            cases.add(of(
                    key,
                    folder + "/proof.words.bin",
                    folder + "/public.json",
                    GNARK,
                    "EVM words",
                    keccak,
                    ForeignFormat.EVM));
        }
        for (String folder : List.of("sp1/v5", "sp1/v6")) {
            String key = folder + "/key.compressed.bin";
            for (String inputs : List.of("statement.json", "public.json", "public.bin")) {
                cases.add(of(
                        key, folder + "/envelope.bin", folder + "/" + inputs, GNARK, "SP1", false, ForeignFormat.SP1));
            }
        }
        for (String folder : List.of("plain", "committed", "covering", "keccak")) {
            String at = "gnark-0.10/" + folder;
            boolean keccak = folder.equals("keccak");
            cases.add(of(
                    at + "/key.compressed.bin",
                    at + "/proof.compressed.bin",
                    at + "/public.bin",
                    "gnark up to 0.10, compressed",
                    "gnark",
                    keccak,
                    ForeignFormat.GNARK_UP_TO_0_10));
            cases.add(of(
                    at + "/key.raw.bin",
                    at + "/proof.raw.bin",
                    at + "/public.bin",
                    "gnark up to 0.10, raw",
                    "gnark",
                    keccak,
                    ForeignFormat.GNARK_UP_TO_0_10));
        }
        cases.add(of(
                "snarkjs/ledger.key.json",
                "snarkjs/ledger.proof.json",
                "snarkjs/ledger.public.json",
                "snarkjs, JSON",
                "snarkjs",
                false,
                ForeignFormat.SNARKJS));
        cases.add(of(
                "snarkjs/ledger.key.json",
                "evm/ledger.proof.bin",
                "evm/ledger.public.bin",
                "snarkjs, JSON",
                "EVM words",
                false,
                ForeignFormat.EVM));
        cases.add(of(
                "snarkjs/ledger.key.json",
                "evm/ledger.proof.hex",
                "evm/ledger.public.bin",
                "snarkjs, JSON",
                "EVM words",
                false,
                ForeignFormat.EVM));
        cases.add(of(
                "risc0/key.json",
                "risc0/seal.hex",
                "risc0/statement.json",
                "snarkjs, JSON",
                "RISC Zero",
                false,
                ForeignFormat.RISC0));
        cases.add(of(
                "risc0/key.json",
                "risc0/seal.hex",
                "risc0/public.json",
                "snarkjs, JSON",
                "RISC Zero",
                false,
                ForeignFormat.RISC0));
        for (int i = 0; i < 2; i++) {
            for (String encoding : List.of("compressed", "uncompressed")) {
                cases.add(of(
                        "arkworks/key." + encoding + ".bin",
                        "arkworks/proof-" + i + "." + encoding + ".bin",
                        "arkworks/inputs-" + i + ".bin",
                        "arkworks, " + encoding,
                        "arkworks",
                        false,
                        ForeignFormat.ARKWORKS));
            }
        }
        return cases.stream();
    }

    private static ForeignCase of(
            String key,
            String proof,
            String inputs,
            String keyForm,
            String proofForm,
            boolean keccak,
            ForeignFormat format) {
        return new ForeignCase(key, proof, inputs, keyForm, proofForm, keccak, format);
    }

    /** The case with that proof file, the first if there are several. */
    static ForeignCase ofProof(String proof) {
        return all().filter(c -> c.proof.equals(proof)).findFirst().orElseThrow();
    }

    byte[] keyFile() {
        return Fixtures.bytes("foreign/" + key);
    }

    byte[] proofFile() {
        return Fixtures.bytes("foreign/" + proof);
    }

    byte[] inputFile() {
        return Fixtures.bytes("foreign/" + inputs);
    }

    WireHash wireHash() {
        return keccak ? WireHashes.KECCAK256 : WireHashes.SHA256;
    }

    ProofOptions options() {
        return ProofOptions.DEFAULT.withWireHash(wireHash());
    }

    ProofVerifier verifier() throws ForeignFormatException {
        return ProofVerifier.detect(keyFile(), options());
    }

    ProofReport verify() {
        return ProofVerifier.verify(keyFile(), proofFile(), inputFile(), options());
    }

    @Override
    public String toString() {
        return key + " " + proof + " " + inputs;
    }
}
