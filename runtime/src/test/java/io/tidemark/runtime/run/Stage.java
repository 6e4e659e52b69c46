package io.tidemark.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.JubjubPoint;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.core.RowLimits;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult;
import io.tidemark.model.DomainId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.IntentHead;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.Seconds;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.ProgramFiles;
import io.tidemark.runtime.program.check.CheckReport;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.program.check.Checker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Programs on a stage of their own: an instance with two keepers, and keys made of names. */
final class Stage {
    static final long START = 1_800_000_000L;
    private static final int ROWS = 64;

    private final List<RunEvent> events = new ArrayList<>();

    /** Checks a program and simulates it. */
    RunResult run(Path file, Map<String, String> given, long seed) throws Exception {
        return run(ProgramFiles.load(file), given, seed);
    }

    RunResult run(String text, long seed) throws Exception {
        return run(ProgramFiles.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8)), Map.of(), seed);
    }

    RunResult run(Program program, Map<String, String> given, long seed) {
        CheckReport report = Checker.check(program, given);
        assertThat(report.errors()).isEmpty();
        return run(report.program().orElseThrow(), seed);
    }

    RunResult run(CheckedProgram program, long seed) {
        return ProgramRun.simulate(program, setting(program.program(), seed), RunRecorder.NONE, events::add);
    }

    /** What happened, in order. */
    List<RunEvent> events() {
        return List.copyOf(events);
    }

    static RunSetting setting(Program program, long seed) {
        return setting(program, seed, ROWS);
    }

    /** @param effects that fit one batch */
    static RunSetting setting(Program program, long seed, int effects) {
        List<KeeperSecret> secrets = keepers();
        InstanceParameters parameters = new InstanceParameters(
                "stage",
                4,
                5,
                4,
                new Keepers(secrets.stream().map(KeeperSecret::key).toList(), 2));
        Map<String, DomainId> domains = new HashMap<>();
        for (String timeline : new TreeSet<>(program.timelines().keySet())) {
            domains.put(timeline, DomainId.of(domains.size() + 1));
        }
        ShapeCapacities rows = new ShapeCapacities(
                effects, ROWS, ROWS, ROWS, ROWS, ROWS, 4 * ROWS, ROWS, ROWS, ROWS, ROWS, ROWS, ROWS);
        return new RunSetting(
                parameters,
                domains,
                new Keys(),
                new Shape(new ShapeId("stage", 4, 5, 4), rows),
                RowLimits.of(rows),
                seed,
                Seconds.of(START));
    }

    /** Applies all batches of a run again, one after the other: the outcome is the same. */
    static void replay(RunResult result) {
        for (CutBatch batch : result.batches()) {
            SnapshotView view = batch.snapshot();
            TransitionResult again = new TransitionEngine(batch.shape()).apply(batch.before(), batch.batch(), view);
            assertThat(again).isInstanceOf(TransitionResult.Applied.class);
            assertThat(((TransitionResult.Applied) again).statement())
                    .isEqualTo(batch.applied().statement());
        }
    }

    private static List<KeeperSecret> keepers() {
        return List.of(KeeperSecret.fromSeed(seed("harbour")), KeeperSecret.fromSeed(seed("lighthouse")));
    }

    private static byte[] seed(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Keys implements RunKeys {
        @Override
        public JubjubPoint key(String program) {
            return SchnorrSecretKey.fromSeed(seed("program " + program))
                    .publicKey()
                    .point();
        }

        @Override
        public SchnorrSignature sign(String program, IntentHead head) {
            return SchnorrSecretKey.fromSeed(seed("program " + program)).sign(head.lane());
        }

        @Override
        public List<KeeperSecret> keepers() {
            return Stage.keepers();
        }
    }
}
