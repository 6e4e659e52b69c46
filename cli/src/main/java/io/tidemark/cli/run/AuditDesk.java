package io.tidemark.cli.run;

import io.tidemark.bridge.AuditProver;
import io.tidemark.bridge.IsolatedProver;
import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.Prover;
import io.tidemark.bridge.ProverOptions;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.term.Console;
import io.tidemark.core.State;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.ShapeId;
import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditDraft;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.DraftCheck;
import io.tidemark.model.codec.Documents;
import io.tidemark.verifier.AcceptedHistory;
import io.tidemark.verifier.AuditBundleVerifier;
import io.tidemark.verifier.AuditCheck;
import io.tidemark.verifier.TrustStore;
import io.tidemark.verifier.VerificationPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tuweni.bytes.Bytes;

/** Proves audit statements about the states of a world, and checks each with the Java verifier before it is written. */
public final class AuditDesk {
    private final Path keyFolder;
    private final Console console;
    private final InstantSource clock = InstantSource.system();

    /** A desk with the keys of a folder. */
    public AuditDesk(Path keyFolder, Console console) {
        this.keyFolder = keyFolder;
        this.console = console;
    }

    /**
     * A statement that was proved.
     *
     * @param file its bytes
     * @param opening what it hides: a secret
     */
    public record Made(AuditBundle bundle, Bytes file, AuditOpening opening, Duration proving, Duration verifying) {}

    /** Proves a draft; a clause that does not hold ends it before there is any work. */
    public Made prove(AuditDraft draft, State from, State to) throws CommandFailure, IOException {
        List<DraftCheck.Broken> broken = AuditProver.check(draft, from, to);
        if (!broken.isEmpty()) {
            throw refused(broken);
        }
        ShapeId circuit = AuditStatement.circuit(to.parameters().depth());
        Instant start = clock.instant();
        try (Prover prover = IsolatedProver.open(
                        KeyStore.at(keyFolder), circuit, Optional.empty(), ProverOptions.UNLIMITED);
                ProverProgress progress = ProverProgress.ofProof(console, "proving the statement")) {
            AuditProver.Proved proved = new AuditProver(prover).prove(draft, from, to, new Salts(), progress);
            Duration proving = Duration.between(start, clock.instant());
            Bytes file = Bytes.wrap(Documents.AUDIT_BUNDLE.encode(proved.bundle()));
            Instant made = clock.instant();
            verify(to.parameters(), proved, file);
            return new Made(proved.bundle(), file, proved.opening(), proving, Duration.between(made, clock.instant()));
        } catch (NativeBridgeException failure) {
            throw failure.status() == NativeStatus.E_KEY_UNKNOWN ? noKey(circuit) : BridgeFaults.explain(failure);
        }
    }

    private static CommandFailure refused(List<DraftCheck.Broken> broken) {
        String message = broken.stream()
                .map(one -> one.code() + ": claimed is " + one.claimed() + ", the cell says " + one.actual())
                .collect(Collectors.joining("; ", "the claim does not hold: ", ""));
        return CommandFailure.refused(broken.getFirst().code(), message, "Claim what the cell says, or other batches.");
    }

    private static CommandFailure noKey(ShapeId circuit) {
        return CommandFailure.environment(
                NativeStatus.E_KEY_UNKNOWN.name(),
                "there is no key for " + circuit,
                "Make one, once: tidemark keys setup --shape " + AuditStatement.CIRCUIT + " --depth " + circuit.depth()
                        + " --development");
    }

    /** A statement that our own verifier refuses must not leave the house. */
    private void verify(InstanceParameters instance, AuditProver.Proved proved, Bytes file)
            throws CommandFailure, IOException {
        boolean development = proved.bundle().key().development();
        Optional<AuditCheck.AuditFailure> failure = new AuditBundleVerifier(
                        TrustStore.open(instance, keyFolder),
                        new VerificationPolicy(development, false),
                        AcceptedHistory.NONE)
                .verify(file.toArrayUnsafe(), Optional.of(proved.opening()))
                .failure();
        if (failure.isPresent()) {
            throw CommandFailure.environment(
                    failure.get().code().name(),
                    "the proof was made, but the verifier refuses it: " + failure.get(),
                    "This is a fault of tidemark itself: please report it with the world and the claim.");
        }
    }
}
