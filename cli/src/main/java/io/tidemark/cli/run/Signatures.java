package io.tidemark.cli.run;

import io.tidemark.algebra.KeyRefusedException;
import io.tidemark.algebra.Schnorr;
import io.tidemark.algebra.SchnorrPublicKey;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.cli.world.BatchPlan;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.ProgramFile;
import io.tidemark.core.Drafts;
import io.tidemark.core.Signer;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramId;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The controllers' signatures for one part of a batch: from seeds in the world, or from the batch file (WLD-20). */
final class Signatures implements Signer {
    private final Map<ProgramId, SchnorrSignature> signatures;

    private Signatures(Map<ProgramId, SchnorrSignature> signatures) {
        this.signatures = Map.copyOf(signatures);
    }

    /** Signs the head that each author has after the accepted effects. */
    static Signatures collect(List<ProgramId> authors, Drafts drafts, NameBook names, KeyRing keys, BatchPlan plan)
            throws MalformedFileException, IOException {
        Map<ProgramId, SchnorrSignature> signatures = new HashMap<>();
        for (ProgramId author : authors) {
            signatures.put(author, sign(names.name(author), drafts.head(author), keys, plan));
        }
        return new Signatures(signatures);
    }

    private static SchnorrSignature sign(String name, IntentHead head, KeyRing keys, BatchPlan plan)
            throws MalformedFileException, IOException {
        ProgramFile program = keys.program(name);
        Optional<SchnorrSecretKey> secret = keys.controllerSecret(program);
        if (secret.isPresent()) {
            try {
                return secret.get().sign(head.lane());
            } finally {
                secret.get().destroy();
            }
        }
        String given = plan.signatures().get(name);
        if (given != null) {
            byte[] bytes = HexFormat.of().parseHex(given);
            if (SchnorrSignature.isCanonical(bytes, 0) && isValid(program, bytes, head, keys)) {
                return SchnorrSignature.decode(bytes);
            }
        }
        throw new MalformedFileException(
                FaultCode.E_UNSIGNED,
                plan.place(),
                "a signature of `" + name + "` over its intent head after the accepted effects, "
                        + HexFormat.of().formatHex(head.lane().encode()),
                given == null ? "there is no seed for it in secrets/ and no signature" : "the signature is not over it",
                "Have that head signed by the program's controller (ENC-9) and write it under `signatures:`.");
    }

    private static boolean isValid(ProgramFile program, byte[] bytes, IntentHead head, KeyRing keys)
            throws MalformedFileException, IOException {
        try {
            SchnorrPublicKey key = SchnorrPublicKey.of(keys.controllerKey(program));
            return Schnorr.verify(key, head.lane(), SchnorrSignature.decode(bytes));
        } catch (KeyRefusedException weak) {
            return false;
        }
    }

    @Override
    public SchnorrSignature sign(ProgramId program, IntentHead head) {
        SchnorrSignature signature = signatures.get(program);
        if (signature == null) {
            throw new IllegalStateException("an author that no accepted effect names: " + program);
        }
        return signature;
    }
}
