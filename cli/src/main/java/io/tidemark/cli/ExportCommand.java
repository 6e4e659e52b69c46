package io.tidemark.cli;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Bundle;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.Limits;
import io.tidemark.verifier.export.EvmProof;
import io.tidemark.verifier.export.SnarkjsJson;
import io.tidemark.verifier.groth16.Groth16Proof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark export}: the proof of a bundle for another verifier; needs no native library. */
@Command(
        name = "export",
        description = "Writes the proof and the public inputs of a bundle for another verifier: calldata of the "
                + "contract of `keys export`, or the JSON of snarkjs (only of a proof without commitments). Does not "
                + "verify it.")
final class ExportCommand extends Subcommand {
    /** Another verifier's form of a proof. */
    enum Format {
        CALLDATA,
        SNARKJS
    }

    @Parameters(paramLabel = "BUNDLE", description = "A bundle, in CBOR or JSON.")
    private Path file = Path.of("");

    @Option(names = "--format", required = true, paramLabel = "calldata|snarkjs", description = "What to write.")
    private Format format = Format.CALLDATA;

    @Mixin
    private ExportOutput output = new ExportOutput();

    @Override
    public Integer call() throws CommandFailure, IOException {
        byte[] bytes = InputFile.read(file, Limits.JSON_CHARS_MAX);
        Bundle bundle = MalformedInputs.in(file, () -> Documents.BUNDLE.read(bytes));
        List<Fr> inputs = bundle.statement().publicInputs();
        ObjectNode about = Json.object()
                .put("format", format.name().toLowerCase(Locale.ROOT))
                .put("id", bundle.key().text());
        String text = ExportOutput.text(file.toString(), () -> {
            Groth16Proof proof = Groth16Proof.decode(bundle.proof().toArray());
            return switch (format) {
                case CALLDATA -> {
                    about.put(
                            "signature", EvmProof.signature(proof.commitments().size(), inputs.size()));
                    yield EvmProof.of(proof).calldata(inputs).toHexString() + "\n";
                }
                case SNARKJS ->
                    "{\"proof\":" + SnarkjsJson.proof(proof).strip() + ",\"public\":"
                            + SnarkjsJson.publicInputs(inputs).strip() + "}\n";
            };
        });
        output.write(this, text, about);
        return ExitCode.GOOD;
    }
}
