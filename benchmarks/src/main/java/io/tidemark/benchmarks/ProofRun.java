package io.tidemark.benchmarks;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.ProgressListener;
import io.tidemark.bridge.Proof;
import io.tidemark.bridge.Prover;
import io.tidemark.bridge.Violation;
import io.tidemark.bridge.Witness;
import io.tidemark.bridge.WitnessEncoder;
import io.tidemark.core.RowCounts;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.TransitionResult.Rejected;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import io.tidemark.verifier.groth16.PreparedKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;

/**
 * One batch on its whole way, with the time of each step.
 *
 * @param core rules, signatures, new state, trace and statement: one pass
 * @param encoding trace to witness
 * @param checking the circuit solved without proving, in the prover process
 * @param proving solved again, proved, and verified natively, in the prover process
 * @param verifying read and verified in Java with a key that is ready
 * @param javaProcessor processor time of this thread up to the witness
 * @param proverProcessor processor time of the prover process, in whole ticks of the system's clock
 */
record ProofRun(
        RowCounts rows,
        Duration core,
        Duration encoding,
        Duration checking,
        Duration proving,
        Duration verifying,
        Duration javaProcessor,
        Duration proverProcessor) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * Does the steps that {@link io.tidemark.bridge.BatchProver} does, each timed.
     *
     * @throws IllegalStateException if one of them refuses the batch
     */
    static ProofRun of(TransitionEngine engine, Sample sample, Prover prover, PreparedKey key)
            throws NativeBridgeException, Groth16FormatException {
        Duration proverBefore = Children.processorTime();
        long threadBefore = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Applied applied = switch (engine.apply(sample.state(), sample.batch(), sample.snapshot())) {
            case Applied taken -> taken;
            case Rejected rejected ->
                throw new IllegalStateException("expected a batch that the engine takes, got " + rejected);
        };
        long executed = System.nanoTime();
        try (Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement())) {
            long encoded = System.nanoTime();
            long threadAfter = THREADS.getCurrentThreadCpuTime();
            Optional<Violation> violation = prover.check(witness);
            if (violation.isPresent()) {
                throw new IllegalStateException("expected a witness that the circuit takes, got " + violation.get());
            }
            long checked = System.nanoTime();
            Proof proof = prover.prove(witness, ProgressListener.NONE);
            long proved = System.nanoTime();
            Duration proverAfter = Children.processorTime();
            if (!key.verify(
                    Groth16Proof.decode(proof.bytes().toArray()),
                    applied.statement().publicInputs())) {
                throw new IllegalStateException("expected a proof that Java accepts, got one that it refuses");
            }
            long verified = System.nanoTime();
            return new ProofRun(
                    RowCounts.of(applied.trace()),
                    Duration.ofNanos(executed - start),
                    Duration.ofNanos(encoded - executed),
                    Duration.ofNanos(checked - encoded),
                    Duration.ofNanos(proved - checked),
                    Duration.ofNanos(verified - proved),
                    Duration.ofNanos(threadAfter - threadBefore),
                    proverAfter.minus(proverBefore));
        }
    }

    Duration java() {
        return core.plus(encoding);
    }

    Duration whole() {
        return java().plus(checking).plus(proving);
    }

    /** Java's part of the whole, in per cent. */
    double javaShare() {
        return percent(java(), whole());
    }

    /** Java's part of the processor time, in per cent: what others do on the machine hardly moves it. */
    double javaProcessorShare() {
        return percent(javaProcessor, javaProcessor.plus(proverProcessor));
    }

    private static double percent(Duration part, Duration whole) {
        return 100.0 * part.toNanos() / whole.toNanos();
    }
}
