package io.tidemark.benchmarks;

import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long to measure.
 *
 * @param rounds how often Java and its peer take turns, each in a fork of its own
 * @param warmups iterations of a fork that do not count: the compiler is done by then
 * @param measurements iterations of a fork that count
 * @param each how long an iteration is
 * @param calls of the core, by processor time
 * @param coldStarts fresh JVMs
 * @param peerSeconds for snarkjs
 * @param cells of the state, unless {@value Batches#CELLS} says
 */
record Effort(
        int rounds,
        int warmups,
        int measurements,
        TimeValue each,
        int calls,
        int coldStarts,
        int peerSeconds,
        int cells) {
    /** System property: whether to be done in two minutes, for a look whether all works. */
    private static final String QUICK = "tidemark.quick";

    private static final Effort FULL = new Effort(2, 3, 2, TimeValue.seconds(1), 200, 10, 9, 1 << 17);
    private static final Effort SHORT = new Effort(1, 1, 1, TimeValue.milliseconds(400), 10, 2, 3, 1 << 12);

    /** As {@value #QUICK} says. */
    static Effort chosen() {
        return Boolean.getBoolean(QUICK) ? SHORT : FULL;
    }
}
