package io.tidemark.cli.audit;

import io.tidemark.cli.CommandFailure;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.codec.Documents;
import io.tidemark.verifier.BundleChain;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.VerificationReport;
import io.tidemark.verifier.VerifiedBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Bundles in files, verified as they are asked for, by ascending sequence. Where some are missing, the next one is checked
 * as the beginning of a chain; that they are missing is a finding.
 */
public final class VerifiedBundles implements Bundles {
    private final List<Path> files;
    private final BundleChain chain;
    private final Refusal refusal;
    private int taken;

    private VerifiedBundles(List<Path> files, BundleVerifier verifier, LazyFiles.Reader reader, Refusal refusal) {
        this.files = files;
        this.refusal = refusal;
        this.chain = verifier.chainOverGaps(new LazyFiles(files, reader));
    }

    /** Says what a bundle that is not valid means for a command. */
    @FunctionalInterface
    public interface Refusal {
        /** The failure. */
        CommandFailure of(Path file, VerificationReport report);
    }

    /** Bundles in any order: which batch each is of is read first, and checked with the rest later. */
    public static VerifiedBundles of(
            List<Path> files, BundleVerifier verifier, LazyFiles.Reader reader, Refusal refusal)
            throws CommandFailure, IOException {
        record Numbered(Path file, long sequence) {}
        List<Numbered> numbered = new ArrayList<>();
        if (files.size() > 1) {
            for (Path file : files) {
                numbered.add(new Numbered(file, sequence(reader.read(file))));
            }
            numbered.sort(Comparator.comparingLong(Numbered::sequence));
        }
        List<Path> sorted = numbered.isEmpty()
                ? files
                : numbered.stream().map(Numbered::file).toList();
        return new VerifiedBundles(List.copyOf(sorted), verifier, reader, refusal);
    }

    /** A file that is no bundle comes first, so that it is refused before anything is said. */
    private static long sequence(byte[] file) {
        try {
            return Documents.BUNDLE.read(file).statement().sequence().value();
        } catch (MalformedInputException reportedWhenVerified) {
            return 0;
        }
    }

    @Override
    public Optional<VerifiedBundle> next() throws CommandFailure, IOException {
        return LazyFiles.reading(this::verifyNext);
    }

    private Optional<VerifiedBundle> verifyNext() throws CommandFailure {
        if (!chain.hasNext()) {
            return Optional.empty();
        }
        VerificationReport report = chain.next();
        Path file = files.get(taken++);
        if (report.verified().isEmpty()) {
            throw refusal.of(file, report);
        }
        return report.verified();
    }
}
