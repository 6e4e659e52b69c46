package io.tidemark.cli.run;

import io.tidemark.bridge.Estimate;
import io.tidemark.bridge.Progress;
import io.tidemark.bridge.ProgressListener;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.ProgressView;
import java.time.Duration;
import java.util.Locale;

/** Shows a native operation, measured against its forecast. */
final class ProverProgress implements ProgressListener, AutoCloseable {
    private final ProgressView view;
    private final boolean setup;
    private final Console console;
    private volatile Duration expected = Duration.ZERO;

    private ProverProgress(Console console, String task, boolean setup) {
        this.console = console;
        this.setup = setup;
        this.view = ProgressView.start(console, task);
    }

    static ProverProgress ofSetup(Console console, String task) {
        return new ProverProgress(console, task, true);
    }

    static ProverProgress ofProof(Console console, String task) {
        return new ProverProgress(console, task, false);
    }

    @Override
    public void estimate(Estimate estimate) {
        expected = setup ? estimate.setup() : estimate.prove();
        if (setup) {
            console.note(String.format(
                    Locale.ROOT,
                    "Making it takes about %.0f s, %.0f MB of memory and %.0f MB of disk; then it is kept.",
                    Math.max(1, estimate.setup().toMillis() / 1e3),
                    estimate.setupMemoryBytes() / 1e6,
                    estimate.storageBytes() / 1e6));
        }
    }

    @Override
    public void progress(Progress progress) {
        double share = expected.isZero() ? 0 : (double) progress.total().toMillis() / Math.max(1, expected.toMillis());
        view.report(Math.min(share, 0.99), progress.phase().text());
    }

    @Override
    public void close() {
        view.close();
    }
}
