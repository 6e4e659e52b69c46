package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bridge.generated.NativeStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProvingGateTest {
    @Test
    void with_moreThanTheBudget_refusedAtOnce() {
        ProvingGate gate = new ProvingGate(100);
        assertStatus(NativeStatus.E_RESOURCE, () -> gate.with(101, () -> 1)).hasMessageContaining("smaller shape");
    }

    @Test
    void with_work_answersAndGivesBack() throws Exception {
        ProvingGate gate = new ProvingGate(100);
        assertThat(gate.with(100, () -> 7)).isEqualTo(7);
        NativeBridgeException broken = new NativeBridgeException(NativeStatus.E_NATIVE_CRASH, "broken");
        assertStatus(
                NativeStatus.E_NATIVE_CRASH,
                () -> gate.with(100, () -> {
                    throw broken;
                }));
        assertThat(gate.with(100, () -> 8)).isEqualTo(8);
    }

    @Test
    void with_twoLargeOnes_neverMeet() throws Exception {
        ProvingGate gate = new ProvingGate(100);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(start(() -> gate.with(60, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                pause();
                return inside.decrementAndGet();
            })));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void with_smallBehindLarge_keepsTheOrder() throws Exception {
        ProvingGate gate = new ProvingGate(100);
        CountDownLatch release = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread first = start(() -> gate.with(60, () -> await(release)));
        waitUntilWaiting(first);
        Thread large = start(() -> gate.with(100, () -> order.add("large")));
        waitUntilWaiting(large);
        Thread small = start(() -> gate.with(10, () -> order.add("small")));
        waitUntilWaiting(small);
        release.countDown();
        large.join();
        small.join();
        assertThat(order).containsExactly("large", "small");
    }

    @Test
    void with_interruptedWhileWaiting_cancelledAndOutOfTheWay() throws Exception {
        ProvingGate gate = new ProvingGate(100);
        CountDownLatch release = new CountDownLatch(1);
        Thread first = start(() -> gate.with(60, () -> await(release)));
        waitUntilWaiting(first);
        AtomicReference<NativeStatus> status = new AtomicReference<>();
        Thread second = new Thread(() -> {
            try {
                gate.with(100, () -> 1);
            } catch (NativeBridgeException refused) {
                status.set(refused.status());
            }
        });
        second.start();
        waitUntilWaiting(second);
        second.interrupt();
        second.join();
        assertThat(status).hasValue(NativeStatus.E_CANCELLED);
        assertThat(gate.with(40, () -> 9)).isEqualTo(9);
        release.countDown();
        first.join();
    }

    private static Thread start(NativeWork<?> work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (NativeBridgeException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        thread.start();
        return thread;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void waitUntilWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
    }
}
