package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelTest {
    private static final Duration STEP = Duration.ofMillis(20);

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void manySendersAndReceivers_loseAndDoubleNothing(Scheduler scheduler) throws Exception {
        ConcurrentLinkedQueue<Integer> received = new ConcurrentLinkedQueue<>();
        scheduler.run("root", s -> {
            Channel<Integer> channel = new Channel<>(s, 3);
            try (TaskScope receivers = TaskScope.open(s, "receivers")) {
                for (int i = 0; i < 3; i++) {
                    receivers.fork("receiver", () -> {
                        for (Optional<Integer> v = channel.receive(); v.isPresent(); v = channel.receive()) {
                            received.add(v.get());
                        }
                    });
                }
                try (TaskScope senders = TaskScope.open(s, "senders")) {
                    for (int i = 0; i < 4; i++) {
                        int first = 100 * i;
                        senders.fork("sender", () -> {
                            for (int k = 0; k < 25; k++) {
                                channel.send(first + k);
                            }
                        });
                    }
                    senders.join();
                }
                channel.close();
                receivers.join();
            }
            return Done.DONE;
        });
        assertThat(received)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100)
                        .mapToObj(n -> 100 * (n / 25) + n % 25)
                        .toList());
    }

    @Test
    void receivers_areServedInTheOrderOfArrival() throws Exception {
        for (long seed = 0; seed < 50; seed++) {
            List<String> order = new ArrayList<>();
            new SimulatedScheduler(seed).run("root", s -> {
                Channel<Integer> channel = new Channel<>(s, 3);
                try (TaskScope scope = TaskScope.open(s, "receivers")) {
                    for (String name : List.of("a", "b", "c")) {
                        scope.fork(
                                name, () -> order.add(name + channel.receive().orElseThrow()));
                        s.sleep(STEP);
                    }
                    for (int i = 1; i <= 3; i++) {
                        channel.send(i);
                    }
                    scope.join();
                }
                return Done.DONE;
            });
            assertThat(order).containsExactly("a1", "b2", "c3");
        }
    }

    @Test
    void fullChannel_makesSendersWait() throws Exception {
        new SimulatedScheduler(1).run("root", s -> {
            Channel<Integer> channel = new Channel<>(s, 2);
            channel.send(1);
            channel.send(2);
            Timed<Done> third = Timeout.within(s, "third", STEP, () -> {
                channel.send(3);
                return Done.DONE;
            });
            assertThat(third).isInstanceOf(Timed.TimedOut.class);
            channel.close();
            channel.close();
            assertThatThrownBy(() -> channel.send(4))
                    .isInstanceOf(ChannelClosedException.class)
                    .hasMessageStartingWith("E_CHANNEL_CLOSED");
            assertThat(channel.receive()).contains(1);
            assertThat(channel.receive()).contains(2);
            assertThat(channel.receive()).isEmpty();
            return Done.DONE;
        });
    }

    @Test
    void capacity_outOfRange_isRefused() {
        Scheduler scheduler = new LiveScheduler();
        assertThatThrownBy(() -> new Channel<>(scheduler, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Channel<>(scheduler, Channel.CAPACITY_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
