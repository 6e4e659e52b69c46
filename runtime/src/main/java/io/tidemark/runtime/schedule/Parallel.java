package io.tidemark.runtime.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The same work over many inputs at once, where no two need one cell.
 *
 * <pre>{@code
 * List<Receipt> receipts = Parallel.map(scheduler, "withdraw", resources, 8, AccessSet::writing, this::withdraw);
 * }</pre>
 */
public final class Parallel {
    private Parallel() {}

    /** Work on one input. */
    @FunctionalInterface
    public interface Work<A, B> {
        /** Runs to the end. */
        B apply(A input) throws Exception;
    }

    /** Work on one input without a result. */
    @FunctionalInterface
    public interface Act<A> {
        /** Runs to the end. */
        void apply(A input) throws Exception;
    }

    /**
     * What the work makes of each input, in the order of the inputs.
     *
     * @param parallelism how many at once at most, 1 or more
     * @param access what the work needs of an input; it does not take locks, against others the work does that
     * @throws OverlapException if two need one cell and one of them writes it; then nothing was begun
     * @throws TaskFailedException if the work throws on one; the rest is cancelled
     */
    public static <A, B> List<B> map(
            Scheduler scheduler,
            String name,
            List<A> inputs,
            int parallelism,
            Function<? super A, AccessSet> access,
            Work<? super A, ? extends B> work)
            throws OverlapException, TaskFailedException {
        if (parallelism < 1) {
            throw new IllegalArgumentException("expected a parallelism of 1 or more, got " + parallelism);
        }
        List<A> all = List.copyOf(inputs);
        requireDisjoint(all.stream().map(access).toList());
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<B> results = new AtomicReferenceArray<>(all.size());
        try (TaskScope scope = TaskScope.open(scheduler, name)) {
            for (int i = 0; i < Math.min(parallelism, all.size()); i++) {
                scope.fork(name, () -> {
                    for (int place = next.getAndIncrement(); place < all.size(); place = next.getAndIncrement()) {
                        scheduler.pause();
                        results.set(place, work.apply(all.get(place)));
                    }
                });
            }
            scope.join();
        }
        List<B> ordered = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            ordered.add(results.get(i));
        }
        return List.copyOf(ordered);
    }

    /** The same without results. */
    public static <A> void forEach(
            Scheduler scheduler,
            String name,
            List<A> inputs,
            int parallelism,
            Function<? super A, AccessSet> access,
            Act<? super A> act)
            throws OverlapException, TaskFailedException {
        map(scheduler, name, inputs, parallelism, access, input -> {
            act.apply(input);
            return Done.DONE;
        });
    }

    private static void requireDisjoint(List<AccessSet> sets) throws OverlapException {
        if (AccessPlan.of(sets).waves().size() > 1) {
            throw new OverlapException(AccessPlan.clashes(sets).getFirst());
        }
    }
}
