package io.tidemark.core;

import io.tidemark.algebra.KeyRefusedException;
import io.tidemark.algebra.Schnorr;
import io.tidemark.algebra.SchnorrPublicKey;
import io.tidemark.core.TransitionResult.Rejected;
import io.tidemark.core.trace.OpStep;
import io.tidemark.model.Batch;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.RejectCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Rule 110: each author's head after the batch is signed with the key of its program. */
final class Signatures {
    private Signatures() {}

    /** The first author without a right signature, in the order of the authors' last effects. */
    static Optional<Rejected> firstBad(Execution execution, Batch batch) {
        return firstBad(execution, batch, checks(execution, batch));
    }

    /** Whether each author signed, by author, still to be worked out. */
    static Map<ProgramId, Deferred<Boolean>> checks(Execution execution, Batch batch) {
        Map<ProgramId, Deferred<Boolean>> checks = new LinkedHashMap<>();
        for (ProgramId author : lastEffects(execution).keySet()) {
            ProgramCell program = execution.scene().program(author);
            Optional<HeadSignature> signature = batch.signatureOf(author);
            checks.put(author, new Deferred<>(() -> signature.isPresent() && isSigned(program, signature.get())));
        }
        return checks;
    }

    /** The first author whose check fails, in the order of the authors' last effects. */
    static Optional<Rejected> firstBad(Execution execution, Batch batch, Map<ProgramId, Deferred<Boolean>> checks) {
        Map<ProgramId, Integer> last = lastEffects(execution);
        for (Map.Entry<ProgramId, Deferred<Boolean>> check : checks.entrySet()) {
            if (!check.getValue().get()) {
                int index = Objects.requireNonNull(last.get(check.getKey()));
                return Optional.of(Rejected.ofEffect(
                        RejectCode.E_SIGNATURE, index, batch.effects().get(index)));
            }
        }
        return Optional.empty();
    }

    private static Map<ProgramId, Integer> lastEffects(Execution execution) {
        Map<ProgramId, Integer> last = new LinkedHashMap<>();
        List<OpStep> ops = execution.log().ops;
        for (int i = 0; i < ops.size(); i++) {
            last.remove(ops.get(i).effect().author());
            last.put(ops.get(i).effect().author(), i);
        }
        return last;
    }

    private static boolean isSigned(ProgramCell program, HeadSignature signature) {
        try {
            SchnorrPublicKey key = SchnorrPublicKey.of(program.key());
            return Schnorr.verify(key, program.head().lane(), signature.signature());
        } catch (KeyRefusedException weak) {
            throw new IllegalStateException("expected a sound key in the state: rule 11 let it in", weak);
        }
    }
}
