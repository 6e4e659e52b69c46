package io.tidemark.verifier;

import io.tidemark.model.Bundle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Checks a chain of bundles while it comes, each on the state that the one before left; ends after the first that is not
 * valid. Holds at most {@value #TOGETHER} bundles, and those of at most {@value #BYTES} bytes unless one alone has more;
 * their proofs are checked together, which makes a chain several times cheaper than its bundles one by one. Every other
 * check is made for each bundle alone. For one thread.
 */
public final class BundleChain implements Iterator<VerificationReport> {
    /** Bundles that are held at once, at most. */
    public static final int TOGETHER = 64;

    private static final int BYTES = 1 << 26;

    private final BundleVerifier verifier;
    private final Iterator<byte[]> files;
    private final boolean overGaps;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private VerifierState state;
    private boolean ended;

    /**
     * A chain.
     *
     * @param overGaps whether a bundle that is not the next one begins a chain anew, rather than being invalid
     */
    BundleChain(BundleVerifier verifier, Iterator<byte[]> files, VerifierState state, boolean overGaps) {
        this.verifier = verifier;
        this.files = files;
        this.state = state;
        this.overGaps = overGaps;
    }

    /** A file on its way; without a bundle if it is none. */
    private record Waiting(Optional<Bundle> bundle, Optional<VerificationReport> unreadable, boolean isProven) {}

    @Override
    public boolean hasNext() {
        return !ended && (!waiting.isEmpty() || files.hasNext());
    }

    @Override
    public VerificationReport next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the chain is at its end");
        }
        if (waiting.isEmpty()) {
            fill();
        }
        Waiting next = waiting.remove();
        VerificationReport report = next.bundle().isPresent()
                ? check(next.bundle().get(), next.isProven())
                : next.unreadable().orElseThrow();
        ended = !report.isValid();
        state = report.isValid() ? report.stateAfter() : state;
        return report;
    }

    /** The state after the last valid bundle that was given out. */
    public VerifierState state() {
        return state;
    }

    private VerificationReport check(Bundle bundle, boolean isProven) {
        VerificationReport report = verifier.report(bundle, state, isProven);
        boolean gap = report.failure()
                .filter(why -> why.code() == VerificationCode.E_SEQUENCE)
                .isPresent();
        return overGaps && gap ? verifier.report(bundle, verifier.genesis(), isProven) : report;
    }

    private void fill() {
        List<Optional<Bundle>> bundles = new ArrayList<>();
        List<Optional<VerificationReport>> unreadable = new ArrayList<>();
        long bytes = 0;
        while (files.hasNext() && bundles.size() < TOGETHER && bytes < BYTES) {
            byte[] file = files.next();
            bytes += file.length;
            BundleVerifier.Reading reading = verifier.read(file, state);
            bundles.add(reading.bundle());
            unreadable.add(reading.unreadable());
            if (reading.bundle().isEmpty()) {
                break;
            }
        }
        BitSet holding = verifier.holding(bundles);
        for (int i = 0; i < bundles.size(); i++) {
            waiting.add(new Waiting(bundles.get(i), unreadable.get(i), holding.get(i)));
        }
    }
}
