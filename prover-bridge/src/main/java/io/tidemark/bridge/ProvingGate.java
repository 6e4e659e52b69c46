package io.tidemark.bridge;

import com.sun.management.OperatingSystemMXBean;
import io.tidemark.bridge.generated.NativeStatus;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets proofs and setups in only while the memory that they are forecast to need is there, so that two large ones do not
 * meet by accident. First come, first served; one that fits alone always gets its turn.
 */
final class ProvingGate {
    /** Share of the machine's memory that the Java heap and everything else are left. */
    private static final long OTHERS_SHARE = 4;

    private static final double MEGA = 1e6;

    private static final ProvingGate PROCESS = new ProvingGate(machineMemory() - machineMemory() / OTHERS_SHARE);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final long budgetBytes;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long usedBytes;

    ProvingGate(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** The gate of this process: three quarters of the machine's memory, or of the container's. */
    static ProvingGate process() {
        return PROCESS;
    }

    private static long machineMemory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /**
     * Waits until so much memory is there, then does the work with it.
     *
     * @throws NativeBridgeException with E_RESOURCE if it never will be, E_CANCELLED if the thread was interrupted, and
     *     what the work throws
     */
    <T> T with(long bytes, NativeWork<T> work) throws NativeBridgeException {
        if (bytes > budgetBytes) {
            throw new NativeBridgeException(
                    NativeStatus.E_RESOURCE,
                    String.format(
                            Locale.ROOT,
                            "it needs about %.0f MB, and %.0f MB may be used: take a smaller shape or a larger machine",
                            bytes / MEGA,
                            budgetBytes / MEGA));
        }
        enter(bytes);
        try {
            return work.run();
        } finally {
            leave(bytes);
        }
    }

    private void enter(long bytes) throws NativeBridgeException {
        Object ticket = new Object();
        lock.lock();
        try {
            waiting.addLast(ticket);
            while (!ticket.equals(waiting.peekFirst()) || usedBytes + bytes > budgetBytes) {
                changed.await();
            }
            usedBytes += bytes;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NativeBridgeException(
                    NativeStatus.E_CANCELLED, "interrupted while other proofs had the memory", interrupted);
        } finally {
            waiting.remove(ticket);
            changed.signalAll();
            lock.unlock();
        }
    }

    private void leave(long bytes) {
        lock.lock();
        try {
            usedBytes -= bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
