package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.bridge.generated.NativePhase;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.Bundle;
import io.tidemark.model.EffectsOpening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("native")
class ProversTest {
    /** The two ways to prove. */
    enum Way {
        IN_PROCESS,
        ISOLATED;

        Prover open() throws NativeBridgeException {
            return switch (this) {
                case IN_PROCESS ->
                    InProcessProver.open(TestKeys.store(), TestKeys.TINY, Optional.empty(), ProverOptions.UNLIMITED);
                case ISOLATED ->
                    IsolatedProver.open(TestKeys.store(), TestKeys.TINY, Optional.empty(), ProverOptions.UNLIMITED);
            };
        }
    }

    static Stream<Way> ways() {
        return Stream.of(Way.values());
    }

    @BeforeAll
    static void makeKey() throws Exception {
        TestKeys.tiny();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void prove_appliedBatch_makesABundleThatGnarkAccepts(Way way) throws Exception {
        Town town = Town.of("bundle");
        Applied applied = town.found();
        List<NativePhase> phases = Collections.synchronizedList(new ArrayList<>());
        List<Estimate> estimates = new ArrayList<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void progress(Progress progress) {
                phases.add(progress.phase());
            }

            @Override
            public void estimate(Estimate estimate) {
                estimates.add(estimate);
            }
        };
        try (Prover prover = way.open()) {
            Bundle bundle = new BatchProver(prover)
                    .prove(applied, town.world().signedSnapshot(), new EffectsOpening.Withheld(), listener);
            assertThat(bundle.statement()).isEqualTo(applied.statement());
            assertThat(bundle.key()).isEqualTo(TestKeys.tiny().id()).isEqualTo(prover.key());
            assertThat(bundle.key().development()).isTrue();
            assertThat(bundle.proof().size()).isEqualTo(196);
            Bytes inputs = Bytes.concatenate(applied.statement().publicInputs().stream()
                    .map(lane -> Bytes.wrap(lane.encode()))
                    .toArray(Bytes[]::new));
            NativeReference gnark = NativeReference.load();
            gnark.verify(TestKeys.tiny().verifyingKey(), bundle.proof(), inputs);
            Bytes others = Bytes.concatenate(inputs.slice(32), inputs.slice(0, 32));
            assertStatus(
                    NativeStatus.E_PROOF_INVALID,
                    () -> gnark.verify(TestKeys.tiny().verifyingKey(), bundle.proof(), others));
        }
        assertThat(estimates).hasSize(1);
        assertThat(estimates.get(0).proveMemoryBytes()).isPositive();
        assertThat(phases).contains(NativePhase.PROVING);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void check_brokenWitness_saysTheRule(Way way) throws Exception {
        Town town = Town.of("broken");
        Applied first = town.found();
        Applied second = town.trade();
        try (Prover prover = way.open();
                Witness good = WitnessEncoder.encode(second.trace(), second.statement());
                Witness bad = WitnessEncoder.encode(first.trace(), second.statement())) {
            assertThat(prover.check(good)).isEmpty();
            assertThat(prover.check(bad)).isPresent();
            assertStatus(NativeStatus.E_UNSATISFIED, () -> prover.prove(bad, ProgressListener.NONE));
            assertThat(prover.check(good)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void prove_traceThatTheCircuitRefuses_namesRuleEffectAndProgram(Way way) throws Exception {
        Town town = Town.of("refused");
        town.found();
        Applied applied = town.trade();
        Trace trace = applied.trace();
        Trace unsigned = new Trace(
                trace.leafBefore(),
                trace.leafAfter(),
                trace.snapshot(),
                trace.snapshotState(),
                trace.ops(),
                trace.links(),
                trace.arguments(),
                trace.facts(),
                trace.members(),
                trace.groups(),
                trace.promises(),
                trace.programs(),
                trace.joined(),
                trace.resources(),
                trace.capabilities(),
                trace.calls(),
                trace.watches(),
                trace.nodes(),
                List.of());
        Applied changed = new Applied(applied.state(), unsigned, applied.statement(), applied.openings());
        try (Prover prover = way.open()) {
            assertThatThrownBy(() -> new BatchProver(prover)
                            .prove(
                                    changed,
                                    town.world().signedSnapshot(),
                                    new EffectsOpening.Withheld(),
                                    ProgressListener.NONE))
                    .isInstanceOf(WitnessRefusedException.class)
                    .hasMessageContaining("E_SIGNATURE (the author's head after the batch is signed")
                    .hasMessageContaining("effect 1, Transfer of ");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @SuppressWarnings("try") // closed by hand, twice, on purpose
    void close_thenUse_isRefused(Way way) throws Exception {
        Applied applied = Town.of("closed").found();
        Prover prover = way.open();
        prover.close();
        prover.close();
        try (Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement())) {
            assertStatus(NativeStatus.E_HANDLE_CLOSED, () -> prover.check(witness));
            assertStatus(NativeStatus.E_HANDLE_CLOSED, () -> prover.prove(witness, ProgressListener.NONE));
        }
        prover.cancel();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void cancel_whileProving_endsWithCancelled(Way way) throws Exception {
        Applied applied = Town.of("cancelled").found();
        try (Prover prover = way.open();
                Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement())) {
            ProgressListener canceller = progress -> {
                if (progress.phase() == NativePhase.PROVING) {
                    prover.cancel();
                }
            };
            assertStatus(NativeStatus.E_CANCELLED, () -> prover.prove(witness, canceller));
            assertThat(prover.check(witness)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void calls_sixteenThreadsGoodAndBad_asIfAlone(Way way) throws Exception {
        Town town = Town.of("threads");
        Applied first = town.found();
        Applied second = town.trade();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Prover prover = way.open();
                Witness good = WitnessEncoder.encode(second.trace(), second.statement());
                Witness bad = WitnessEncoder.encode(first.trace(), second.statement())) {
            Witness closed = closedWitness(first);
            Callable<Boolean> mixed = () -> {
                assertThat(prover.check(good)).isEmpty();
                assertThat(prover.check(bad)).isPresent();
                assertStatus(NativeStatus.E_HANDLE_CLOSED, () -> prover.check(closed));
                return true;
            };
            List<Future<Boolean>> all = threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> mixed).toList());
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @SuppressWarnings("try") // closed by hand on purpose
    private static Witness closedWitness(Applied applied) throws NativeBridgeException {
        Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement());
        witness.close();
        return witness;
    }

    @Test
    void prove_otherSnapshot_refused() throws Exception {
        Town town = Town.of("snapshot");
        Applied applied = town.found();
        town.world().takeSnapshot(1_800_000_001L);
        try (Prover prover = Way.IN_PROCESS.open()) {
            assertThatThrownBy(() -> new BatchProver(prover)
                            .prove(
                                    applied,
                                    town.world().signedSnapshot(),
                                    new EffectsOpening.Withheld(),
                                    ProgressListener.NONE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
