package io.tidemark.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How much of the processors other processes, and the machine under this one, had since the last time it was asked. */
final class OtherLoad {
    private static final Path STAT = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int GUEST = 8;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private Moment last = now();

    /** In jiffies, all processors together; the process's own in nanoseconds. */
    private record Moment(long busy, long all, long own, long time) {}

    /** From 0 to 1; 0 where the system does not tell. */
    double share() {
        Moment before = last;
        last = now();
        long all = last.all - before.all;
        if (all == 0) {
            return 0;
        }
        double processors = Runtime.getRuntime().availableProcessors();
        double own = (last.own - before.own) / (processors * (last.time - before.time));
        return Math.max(0, (double) (last.busy - before.busy) / all - own);
    }

    private Moment now() {
        long own = process.getProcessCpuTime();
        long time = System.nanoTime();
        try (Stream<String> lines = Files.lines(STAT)) {
            long[] jiffies = Stream.of(lines.findFirst().orElseThrow().split(" +", 0))
                    .skip(1)
                    .limit(GUEST)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long all = LongStream.of(jiffies).sum();
            return new Moment(all - jiffies[IDLE] - jiffies[WAITING], all, own, time);
        } catch (IOException elsewhere) {
            return new Moment(0, 0, own, time);
        }
    }
}
