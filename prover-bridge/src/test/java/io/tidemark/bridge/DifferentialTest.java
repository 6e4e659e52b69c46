package io.tidemark.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.TransitionResult.Rejected;
import io.tidemark.core.testkit.BatchGenerator;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.core.testkit.ForcedEngine;
import io.tidemark.core.testkit.ForcedEngine.Forced;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.RejectCode;
import io.tidemark.model.ShapeId;
import io.tidemark.model.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The engine and the circuit are two statements of one specification, written apart. Random batches, valid and not, go
 * through both: what the engine applies, the circuit accepts with the same roots and digests; what the engine rejects,
 * executed regardless and laid out as a witness, the circuit refuses.
 *
 * <p>{@code -Dtidemark.differential.batches} says how many, {@code -Dtidemark.differential.seed} which ones.
 */
@Tag("native")
class DifferentialTest {
    private static final int BATCHES = Integer.getInteger("tidemark.differential.batches", 2000);
    private static final long SEED = Long.getLong("tidemark.differential.seed", 20_261_121L);
    private static final int PROOFS = 4;

    /** What the circuit said of one batch. */
    private record Verdict(Sample sample, Trace trace, Statement statement, Optional<Violation> violation) {
        boolean agrees() {
            return violation.isEmpty() == (sample.result() instanceof Applied);
        }

        String describe() {
            return sample.result() + "\n  circuit: "
                    + violation.map(found -> Culprit.describe(found, trace)).orElse("accepts") + "\n  batch: "
                    + sample.batch();
        }
    }

    @Test
    void tiny_randomBatches_engineAndCircuitAgree() throws Exception {
        List<Verdict> verdicts = run(TestKeys.TINY, SEED, BATCHES);
        report(verdicts);
        assertAgreement(verdicts);
        prove(verdicts);
    }

    @Test
    void small_randomBatches_engineAndCircuitAgree() throws Exception {
        assertAgreement(run(ShapeId.of("small", 8), SEED + 1, BATCHES / 50));
    }

    private static void assertAgreement(List<Verdict> verdicts) {
        assertThat(verdicts.stream().filter(verdict -> !verdict.agrees()).map(Verdict::describe))
                .as("seed %d", SEED)
                .isEmpty();
    }

    private static List<Verdict> run(ShapeId shape, long seed, int batches) throws Exception {
        System.out.println("differential: " + batches + " batches of " + shape + ", seed " + seed);
        BatchGenerator generator = new BatchGenerator(seed, Shapes.of(shape), Shapes.limits(shape));
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (CircuitChecker checker = CircuitChecker.open(shape)) {
            List<Future<Verdict>> running = new ArrayList<>();
            for (int i = 0; i < batches; i++) {
                Sample sample = i % 2 == 0 ? generator.valid() : generator.invalid();
                running.add(threads.submit(() -> judge(checker, sample, shape)));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> each : running) {
                verdicts.add(each.get());
            }
            return verdicts;
        } finally {
            threads.shutdown();
        }
    }

    private static Verdict judge(CircuitChecker checker, Sample sample, ShapeId shape) throws NativeBridgeException {
        return switch (sample.result()) {
            case Applied applied -> judge(checker, sample, applied.trace(), applied.statement());
            case Rejected rejected -> {
                Forced forced = ForcedEngine.force(sample.state(), sample.batch(), sample.snapshot(), Shapes.of(shape));
                yield judge(checker, sample, forced.trace(), forced.statement());
            }
        };
    }

    private static Verdict judge(CircuitChecker checker, Sample sample, Trace trace, Statement statement)
            throws NativeBridgeException {
        try (Witness witness = WitnessEncoder.encode(trace, statement)) {
            return new Verdict(sample, trace, statement, checker.check(witness));
        }
    }

    /** Which rules were broken, and how often the circuit stopped at the same one: for people who judge the generator. */
    private static void report(List<Verdict> verdicts) {
        Map<RejectCode, int[]> counts = new EnumMap<>(RejectCode.class);
        for (Verdict verdict : verdicts) {
            if (verdict.sample().result() instanceof Rejected rejected) {
                int[] count = counts.computeIfAbsent(rejected.code(), code -> new int[2]);
                count[0]++;
                boolean same = verdict.violation()
                        .filter(found -> found.rules().contains(rejected.code().name()))
                        .isPresent();
                count[1] += same ? 1 : 0;
            }
        }
        counts.forEach((code, count) ->
                System.out.println("differential: " + code + " " + count[0] + ", named alike " + count[1]));
        assertThat(counts.size()).as("kinds of rejections").isGreaterThan(verdicts.size() >= 1000 ? 30 : 0);
    }

    private static void prove(List<Verdict> verdicts) throws NativeBridgeException {
        StoredKey key = TestKeys.tiny();
        try (Prover prover =
                InProcessProver.open(TestKeys.store(), TestKeys.TINY, Optional.of(key.id()), ProverOptions.UNLIMITED)) {
            NativeReference gnark = NativeReference.load();
            List<Verdict> valid = verdicts.stream()
                    .filter(verdict -> verdict.violation().isEmpty())
                    .toList();
            for (int i = 0; i < Math.min(PROOFS, valid.size()); i++) {
                Verdict verdict = valid.get(i * (valid.size() / PROOFS));
                try (Witness witness = WitnessEncoder.encode(verdict.trace(), verdict.statement())) {
                    Proof proof = prover.prove(witness, ProgressListener.NONE);
                    gnark.verify(key.verifyingKey(), proof.bytes(), proof.publicInputs());
                }
            }
        }
    }
}
