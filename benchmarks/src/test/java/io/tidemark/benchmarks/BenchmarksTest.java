package io.tidemark.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.G2;
import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.generated.NativeAudit;
import io.tidemark.bridge.generated.NativeShape;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.testkit.Populace;
import io.tidemark.core.testkit.PopulaceBatches;
import io.tidemark.verifier.plonk.PlonkResult;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each benchmark computes what it is said to compute; how long that takes is nobody's business here. */
@Tag("native")
class BenchmarksTest {
    private static final Populace FEW = Populace.of(1 << 12);

    /** The tests of a checkout share one key. */
    private static final KeyStore STORE =
            KeyStore.at(Path.of(System.getProperty("tidemark.root"), "prover-bridge", "target", "test-keys"));

    @Test
    void poseidon2_bothSides_endInOneDigest() throws Exception {
        Poseidon2Benchmark benchmark = new Poseidon2Benchmark();
        assertThat(benchmark.java()).isEqualTo(benchmark.gnark());
    }

    @Test
    void pairing_bothSides_holdAndReadThePoint() throws Exception {
        PairingBenchmark benchmark = new PairingBenchmark();
        assertThat(benchmark.javaFourPairs()).isTrue();
        assertThat(benchmark.gnarkFourPairs()).isPositive();
        assertThat(benchmark.javaPointOfG2()).isEqualTo(G2.GENERATOR);
        assertThat(benchmark.gnarkPointOfG2()).isPositive();
    }

    @Test
    void verify_bothSides_acceptTheProofs() throws Exception {
        VerifyBenchmark benchmark = new VerifyBenchmark();
        assertThat(benchmark.javaPlain()).isTrue();
        assertThat(benchmark.gnarkPlain()).isPositive();
        assertThat(benchmark.javaCommitted()).isTrue();
        assertThat(benchmark.gnarkCommitted()).isPositive();
        assertThat(benchmark.javaPrepare()).isNotNull();
    }

    @Test
    void plonk_bothSides_acceptTheProofs() throws Exception {
        PlonkBenchmark benchmark = new PlonkBenchmark();
        assertThat(benchmark.javaPlain()).isEqualTo(new PlonkResult.Valid());
        assertThat(benchmark.gnarkPlain()).isPositive();
        assertThat(benchmark.javaCommitted()).isEqualTo(new PlonkResult.Valid());
        assertThat(benchmark.gnarkCommitted()).isPositive();
    }

    @Test
    void batch_of64_holds() throws Exception {
        BatchBenchmark benchmark = new BatchBenchmark();
        assertThat(benchmark.javaPlain()).isEmpty();
        assertThat(benchmark.javaCommitted()).isEmpty();
    }

    @Test
    void peer_fourPairsAndLedger_hold() throws Exception {
        PeerBenchmark benchmark = new PeerBenchmark();
        assertThat(benchmark.cryptimeleonFourPairs()).isTrue();
        assertThat(benchmark.javaLedger().isValid()).isTrue();
    }

    @Test
    @Tag("evm")
    void snarkjs_ledger_isVerifiedOrTheReasonGiven() {
        switch (SnarkjsPeer.run(1)) {
            case SnarkjsPeer.Timed timed -> {
                assertThat(timed.calls()).isPositive();
                assertThat(timed.fastest()).isPositive().isLessThanOrEqualTo(timed.median());
            }
            case SnarkjsPeer.Absent absent -> assertThat(absent.why()).isNotBlank();
        }
    }

    @Test
    void coldStart_runs_areSortedByWallTime() throws Exception {
        List<ColdStart> runs = ColdStart.ofNothing(2);
        assertThat(runs).hasSize(2).isSortedAccordingTo(Comparator.comparing(ColdStart::wall));
        assertThat(runs.getFirst().wall()).isPositive();
    }

    @Test
    void core_fullBatch_isAppliedAndSigned() throws Exception {
        CoreBenchmark benchmark = new CoreBenchmark(FEW);
        assertThat(benchmark.effects()).isEqualTo(64);
        assertThat(benchmark.apply()).isInstanceOf(Applied.class);
        assertThat(benchmark.signatures())
                .isEqualTo(((Applied) benchmark.apply()).trace().signatures().size());
        assertThat(benchmark.hashes()).isGreaterThan(64);
        assertThat(benchmark.hashing()).isNotZero();
    }

    @Test
    void encode_fullBatch_writesEveryLane() throws Exception {
        assertThat(new EncodeBenchmark().encode())
                .isEqualTo(NativeShape.of("medium").orElseThrow().lanes());
    }

    @Test
    void proveMeasurement_ofTiny_verifiesAndCounts() throws Exception {
        PopulaceBatches batches = Batches.of(FEW, "tiny");
        ProveMeasurement measured = ProveMeasurement.of(STORE, batches, "tiny", 1);
        assertThat(measured.constraints())
                .isEqualTo(NativeShape.of("tiny").orElseThrow().constraints());
        assertThat(measured.first().rows().effects()).isEqualTo(4);
        assertThat(measured.later()).hasSize(1);
        assertThat(measured.typical().javaShare()).isBetween(0.0, 100.0);
        assertThat(ProveTable.of(measured)).contains("| effects | 4 | 4 |");
    }

    @Test
    void audit_statement_isProvedAndVerified() throws Exception {
        AuditMeasurement measured = AuditMeasurement.of(STORE, Batches.of(FEW, "tiny"), 1);
        assertThat(measured.constraints()).isEqualTo(NativeAudit.CONSTRAINTS);
        assertThat(measured.proofBytes()).isEqualTo(196);
        assertThat(measured.toString()).contains("audit statement: 10,778 constraints");
    }
}
