package io.tidemark.benchmarks;

import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** The report as Markdown. */
final class ReportText {
    private static final double MICROS_A_MILLI = 1e3;

    private final Formatter text = new Formatter(Locale.ROOT);
    private final Measured measured;
    private final Scores scores;

    private ReportText(Measured measured) {
        this.measured = measured;
        scores = measured.scores();
    }

    static String of(Measured measured) {
        ReportText report = new ReportText(measured);
        report.text.format("%s\n", measured.machine().text());
        report.gnark();
        report.batch();
        report.peers();
        report.cold();
        report.core();
        return report.text.toString();
    }

    private void gnark() {
        header("Java against gnark, one thread each", "Java", "gnark");
        ratio("Groth16, 3 inputs: read and verify", "VerifyBenchmark.javaPlain", "VerifyBenchmark.gnarkPlain", "1.5");
        ratio(
                "Groth16, one commitment, 10 inputs: read and verify",
                "VerifyBenchmark.javaCommitted",
                "VerifyBenchmark.gnarkCommitted",
                "1.3");
        ratio("PLONK, 3 inputs: read and verify", "PlonkBenchmark.javaPlain", "PlonkBenchmark.gnarkPlain", "2");
        ratio(
                "PLONK, one commitment, 4 inputs: read and verify",
                "PlonkBenchmark.javaCommitted",
                "PlonkBenchmark.gnarkCommitted",
                "2");
        ratio(
                "product of four pairings, none prepared",
                "PairingBenchmark.javaFourPairs",
                "PairingBenchmark.gnarkFourPairs",
                "2.4");
        ratio(
                "read a raw point of G2, subgroup checked",
                "PairingBenchmark.javaPointOfG2",
                "PairingBenchmark.gnarkPointOfG2",
                "");
        ratio("H8 (Poseidon2, width 8)", "Poseidon2Benchmark.java", "Poseidon2Benchmark.gnark", "");
    }

    private void batch() {
        header("Java, a proof among 64 verified together against one alone", "among 64", "alone");
        ratio("Groth16, 3 inputs", "BatchBenchmark.javaPlain", "VerifyBenchmark.javaPlain", "0.4");
        ratio(
                "Groth16, one commitment, 10 inputs",
                "BatchBenchmark.javaCommitted",
                "VerifyBenchmark.javaCommitted",
                "0.4");
    }

    private void peers() {
        header("Others against Java", "other", "Java");
        ratio(
                "Cryptimeleon Math 2.1.0, pure Java: product of four pairings on its curve SFC-256 (266 bits), not BN254",
                "PeerBenchmark.cryptimeleonFourPairs",
                "PairingBenchmark.javaFourPairs",
                "");
        switch (measured.snarkjs()) {
            case SnarkjsPeer.Timed timed ->
                row(
                        "snarkjs " + timed.version() + " in node: groth16.verify of a circom proof, " + timed.calls()
                                + " calls (Java: from its JSON)",
                        new double[] {timed.fastest(), timed.median()},
                        times("PeerBenchmark.javaLedger"),
                        "");
            case SnarkjsPeer.Absent absent -> text.format("| snarkjs: not measured: %s | | | | | |\n", absent.why());
        }
    }

    private void cold() {
        text.format("\n| cold: a fresh JVM, start to end | fastest, ms | median, ms | least user time, ms |\n");
        text.format("| --- | --- | --- | --- |\n");
        cold("verify one bundle with tidemark-verifier.jar", measured.coldStarts());
        cold("java -version, for comparison", measured.emptyStarts());
    }

    private void cold(String what, List<ColdStart> quickestFirst) {
        text.format(
                "| %s, %d runs | %d | %d | %d |\n",
                what,
                quickestFirst.size(),
                quickestFirst.getFirst().wall().toMillis(),
                quickestFirst.get(quickestFirst.size() / 2).wall().toMillis(),
                quickestFirst.stream()
                        .map(ColdStart::user)
                        .min(Duration::compareTo)
                        .orElseThrow()
                        .toMillis());
    }

    private void core() {
        CoreTimes core = measured.core();
        text.format("\n| core, one thread, a batch of medium, by processor time | value |\n");
        text.format("| --- | --- |\n");
        text.format("| batch to its hashes alone | %.2f |\n", core.toHashes());
        text.format("| batch to its hashes and signatures alone | %.2f |\n", core.toHashesAndSignatures());
        text.format("| effects a second | %,.0f |\n", core.effectsASecond());
        text.format(
                "| effects a second that hashing alone would allow | %,.0f |\n", core.effectsASecondByHashingAlone());
        text.format("| the batch, ms | %.1f |\n", core.apply() / MICROS_A_MILLI);
        text.format("| its %d calls of H8, ms | %.1f |\n", core.hashes(), core.hashing() / MICROS_A_MILLI);
        text.format("| its signatures, ms | %.1f |\n", core.signatures() / MICROS_A_MILLI);
        text.format("\n| samples, us | fastest | median |\n");
        text.format("| --- | --- | --- |\n");
        sample("the batch", "CoreBenchmark.apply");
        sample("its hashes", "CoreBenchmark.hashing");
        sample("its signatures", "CoreBenchmark.signatures");
        sample("trace to witness", "EncodeBenchmark.encode");
        sample("prepare a verifying key", "VerifyBenchmark.javaPrepare");
    }

    private void header(String what, String one, String other) {
        text.format(
                "\n| %s | ratio, fastest samples | ratio, medians | %s, us: fastest, median | %s, us: fastest, median | target |\n",
                what, one, other);
        text.format("| --- | --- | --- | --- | --- | --- |\n");
    }

    private void ratio(String what, String one, String other, String target) {
        row(what, times(one), times(other), target);
    }

    private void row(String what, double[] one, double[] other, String target) {
        text.format(
                "| %s | %.2f | %.2f | %,.1f, %,.1f | %,.1f, %,.1f | %s |\n",
                what, one[0] / other[0], one[1] / other[1], one[0], one[1], other[0], other[1], target);
    }

    /** The fastest sample and the median. */
    private double[] times(String name) {
        return new double[] {scores.fastest(name), scores.median(name)};
    }

    private void sample(String what, String name) {
        text.format("| %s | %,.1f | %,.1f |\n", what, scores.fastest(name), scores.median(name));
    }
}
