package io.tidemark.benchmarks;

import io.tidemark.bridge.NativeReference;

/** gnark, to be measured beside Java. */
final class Gnark {
    private Gnark() {}

    /** On one processor, as Java is on one thread: in this process it stays so, which is why JMH forks. */
    static NativeReference onOneProcessor() {
        return Setup.of(() -> NativeReference.load().onOneProcessor());
    }
}
