package io.tidemark.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;

/** Processor time of this thread alone: work on other threads and other processes does not count. */
final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS_A_MICRO = 1e3;

    private ProcessorTime() {}

    /** Microseconds of one call: the mean of {@code calls}, after as many that do not count. */
    static double micros(int calls, Callable<?> work) {
        repeat(calls, work);
        long before = THREADS.getCurrentThreadCpuTime();
        repeat(calls, work);
        return (THREADS.getCurrentThreadCpuTime() - before) / NANOS_A_MICRO / calls;
    }

    private static void repeat(int calls, Callable<?> work) {
        for (int i = 0; i < calls; i++) {
            Setup.of(work);
        }
    }
}
