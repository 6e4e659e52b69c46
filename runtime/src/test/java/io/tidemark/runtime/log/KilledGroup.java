package io.tidemark.runtime.log;

import io.tidemark.model.log.FencingToken;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process in which several threads append effects of several programs until it is killed, and print each position once
 * it is durable ({@code E position}), and each batch ({@code B sequence}).
 */
final class KilledGroup {
    static final int PROGRAMS = 5;
    private static final long SEGMENT_BYTES = 20_000;
    private static final int EFFECTS_A_BATCH = 7;

    private KilledGroup() {}

    /** Positions are handed out, and records appended, by one thread at a time; waiting for the disk is not. */
    private static final class Positions {
        private final InstanceLogs logs;
        private final long base;
        private long last;

        Positions(InstanceLogs logs, long base) {
            this.logs = logs;
            this.base = base;
        }

        synchronized Appended append(long program) throws LogException {
            last++;
            long other = last % 3 == 0 ? 1 + program % PROGRAMS : 0;
            long position = base + last;
            return new Appended(
                    last,
                    position,
                    logs.append(last, Group.effect(program, position, position, other))
                            .getFirst());
        }
    }

    private record Appended(long own, long position, StoredEntry entry) {}

    public static void main(String[] arguments) throws Exception {
        DirectoryLogFolder folder = new DirectoryLogFolder(Path.of(arguments[0]));
        long base = Long.parseLong(arguments[1]);
        AtomicLong batches = new AtomicLong(Long.parseLong(arguments[2]));
        InstanceLogs logs = InstanceLogs.open(folder, Group.EXECUTOR, Group.FOUNDED, FencingToken.NONE, SEGMENT_BYTES);
        Positions positions = new Positions(logs, base);
        for (long program = 1; program <= PROGRAMS; program++) {
            long mine = program;
            Thread.ofPlatform().start(() -> append(logs, positions, mine, batches));
        }
    }

    private static void append(InstanceLogs logs, Positions positions, long program, AtomicLong batches) {
        try {
            while (true) {
                Appended appended = positions.append(program);
                logs.sync(appended.own);
                System.out.println("E " + appended.position);
                if (program == 1 && appended.position % EFFECTS_A_BATCH == 0) {
                    logs.batch(Group.batch(batches.incrementAndGet(), program, appended.entry));
                    System.out.println("B " + batches.get());
                }
            }
        } catch (LogException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
