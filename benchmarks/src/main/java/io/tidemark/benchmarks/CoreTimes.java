package io.tidemark.benchmarks;

import io.tidemark.core.testkit.Populace;

/**
 * The core by processor time of its thread, in microseconds: a batch takes longer than a busy machine leaves a thread
 * alone.
 *
 * @param effects of the batch
 * @param hashes that it needs
 */
record CoreTimes(double apply, double hashing, double signatures, int effects, int hashes) {
    private static final double MICROS_A_SECOND = 1e6;

    static CoreTimes of(Effort effort) {
        CoreBenchmark core = new CoreBenchmark(Populace.of(Batches.cells(effort)));
        return new CoreTimes(
                ProcessorTime.micros(effort.calls(), core::apply),
                ProcessorTime.micros(effort.calls(), core::hashing),
                ProcessorTime.micros(effort.calls(), core::signatures),
                core.effects(),
                core.hashes());
    }

    double toHashes() {
        return apply / hashing;
    }

    double toHashesAndSignatures() {
        return apply / (hashing + signatures);
    }

    double effectsASecond() {
        return effects * MICROS_A_SECOND / apply;
    }

    double effectsASecondByHashingAlone() {
        return effects * MICROS_A_SECOND / hashing;
    }
}
