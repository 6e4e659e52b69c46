package io.tidemark.cli.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.G1;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.NativeReference;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.fixtures.GnarkProofs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Altered keys, proofs and inputs of six circuits, judged in Java and by gnark: one verdict, but for the list of {@link
 * Strictness}. Where the native library can read the case, its verdict is held against both.
 *
 * <p>{@code -Dtidemark.mutation.rounds} says how many, {@code -Dtidemark.seed} which ones, {@code
 * -Dtidemark.mutation.first} where to begin.
 */
@Tag("native")
class DifferentialVerdictsTest {
    private static final int ROUNDS = Integer.getInteger("tidemark.mutation.rounds", 1000);
    private static final int FIRST = Integer.getInteger("tidemark.mutation.first", 0);
    private static final long SEED = Long.getLong("tidemark.seed", 20_261_126L);
    /** From so many rounds on each verdict and each rule must have been met. */
    private static final int MANY = 1000;

    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final JavaJudge java = new JavaJudge();
    private final AtomicInteger next = new AtomicInteger(FIRST);

    /** What one thread saw. */
    private static final class Tally {
        private final Map<Ruling, Integer> rulings = new EnumMap<>(Ruling.class);
        private final Map<Strictness, Integer> stricter = new EnumMap<>(Strictness.class);
        private final Map<String, Integer> accepted = new TreeMap<>();
        private final List<String> differences = new ArrayList<>();
        private int byLibrary;
        private int oversized;

        void add(Tally other) {
            other.rulings.forEach((ruling, count) -> rulings.merge(ruling, count, Integer::sum));
            other.stricter.forEach((rule, count) -> stricter.merge(rule, count, Integer::sum));
            other.accepted.forEach((name, count) -> accepted.merge(name, count, Integer::sum));
            differences.addAll(other.differences);
            byLibrary += other.byLibrary;
            oversized += other.oversized;
        }
    }

    private static Altered draw(int round) {
        return Alteration.draw(new SplittableRandom(SEED + round * 0x9e37_79b9_7f4a_7c15L));
    }

    @Test
    void alteredProofs_javaAndGnark_sayTheSame() throws Exception {
        Path program = GnarkJudge.build();
        NativeReference library = NativeReference.load();
        Tally all = new Tally();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Tally>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> work(program, library)));
            }
            for (Future<Tally> each : running) {
                all.add(each.get());
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println("verdicts: " + ROUNDS + " rounds, -Dtidemark.seed=" + SEED + ": gnark " + all.rulings
                + ", stricter here " + all.stricter + ", valid of " + all.accepted + ", also by the library "
                + all.byLibrary + ", too large to ask gnark " + all.oversized);
        assertThat(all.differences).as("-Dtidemark.seed=%d", SEED).isEmpty();
        assertThat(all.rulings.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(ROUNDS);
        if (ROUNDS >= MANY) {
            assertThat(all.rulings).containsOnlyKeys(Ruling.values());
            assertThat(all.stricter).containsOnlyKeys(Strictness.values());
            assertThat(all.accepted.keySet()).containsExactlyInAnyOrderElementsOf(GnarkProofs.NAMES);
            assertThat(all.byLibrary).isPositive();
        }
    }

    private Tally work(Path program, NativeReference library) throws Exception {
        Tally tally = new Tally();
        try (GnarkJudge gnark = GnarkJudge.start(program)) {
            for (int round = next.getAndIncrement(); round < FIRST + ROUNDS; round = next.getAndIncrement()) {
                Altered altered = draw(round);
                Comparison comparison = new Comparison(altered, java.judge(altered), gnark.judge(altered));
                tally.oversized += comparison.gnark().oversized() ? 1 : 0;
                tally.rulings.merge(comparison.gnark().ruling(), 1, Integer::sum);
                if (comparison.java().ruling() == Ruling.ACCEPTED) {
                    tally.accepted.merge(altered.proofs().name(), 1, Integer::sum);
                }
                String replay = "-Dtidemark.mutation.first=" + round + " -Dtidemark.mutation.rounds=1: " + comparison;
                if (!comparison.agrees()) {
                    Strictness.of(comparison)
                            .filter(rule -> comparison.java().ruling() != Ruling.ACCEPTED)
                            .ifPresentOrElse(
                                    rule -> tally.stricter.merge(rule, 1, Integer::sum),
                                    () -> tally.differences.add(replay));
                }
                if (isForLibrary(altered)) {
                    tally.byLibrary++;
                    if (accepts(library, altered) != (comparison.java().ruling() == Ruling.ACCEPTED)) {
                        tally.differences.add("the library, " + replay);
                    }
                }
            }
        }
        return tally;
    }

    /** The library reads what tidemark writes: compressed, one commitment that covers nothing, gnark's hash. */
    private static boolean isForLibrary(Altered altered) {
        GnarkProofs file = altered.proofs();
        return (file.name().equals("committed") || file.name().equals("statement"))
                && altered.key().size() == file.key(false).length
                && altered.proof().size() == file.proof(0, false).length
                && G1.isCompressed(altered.proof().toArrayUnsafe(), 0);
    }

    private static boolean accepts(NativeReference library, Altered altered) {
        try {
            library.verify(altered.key(), altered.proof(), altered.inputs());
            return true;
        } catch (NativeBridgeException refused) {
            assertThat(refused.status())
                    .isIn(
                            NativeStatus.E_PROOF_INVALID,
                            NativeStatus.E_PROOF_ENCODING,
                            NativeStatus.E_WITNESS_SHAPE,
                            NativeStatus.E_WITNESS_RANGE,
                            NativeStatus.E_KEY_FORMAT,
                            NativeStatus.E_KEY_DEGENERATE);
            return false;
        }
    }
}
