package io.tidemark.cli.run;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.model.IntentHead;
import io.tidemark.model.KeeperSecret;
import io.tidemark.runtime.run.ActorGoneException;
import io.tidemark.runtime.run.RunKeys;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One process for each program, which alone reads the program's seed. It is asked, a line at a time, to sign a head (64 hex
 * digits), and answers with the signature (192 hex digits); its first line is its public key.
 */
public final class ActorProcesses implements RunKeys, AutoCloseable {
    private static final int SECONDS_TO_END = 5;

    private final RunKeys keepers;
    private final Map<String, Actor> actors = new LinkedHashMap<>();

    private ActorProcesses(RunKeys keepers) {
        this.keepers = keepers;
    }

    private record Actor(Process process, BufferedReader in, BufferedWriter out, String key) {}

    /**
     * Starts them.
     *
     * @param world the folder with their seeds
     * @param keepers whose keepers sign
     * @throws IOException if a process cannot be started
     */
    public static ActorProcesses start(Path world, List<String> programs, RunKeys keepers) throws IOException {
        ActorProcesses processes = new ActorProcesses(keepers);
        try {
            for (String program : programs) {
                processes.actors.put(program, start(world, program));
            }
            return processes;
        } catch (IOException failed) {
            processes.close();
            throw failed;
        }
    }

    private static Actor start(Path world, String program) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Process process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tidemark.cli.Main",
                        "actor",
                        world.toString(),
                        program)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        String key = in.readLine();
        if (key == null) {
            process.destroyForcibly();
            throw new IOException("the process of `" + program + "` ended before it said its key");
        }
        return new Actor(process, in, out, key);
    }

    /** The process of a program, for whoever wants to see that it is one. */
    public Optional<ProcessHandle> process(String program) {
        return Optional.ofNullable(actors.get(program)).map(actor -> actor.process.toHandle());
    }

    private Actor actor(String program) {
        return Objects.requireNonNull(actors.get(program), program);
    }

    @Override
    public JubjubPoint key(String program) {
        byte[] bytes = HexFormat.of().parseHex(actor(program).key);
        return new JubjubPoint(Fr.decode(bytes, 0), Fr.decode(bytes, Fr.BYTES));
    }

    @Override
    public SchnorrSignature sign(String program, IntentHead head) {
        Actor actor = actor(program);
        try {
            actor.out.write(HexFormat.of().formatHex(head.lane().encode()));
            actor.out.newLine();
            actor.out.flush();
            String answer = actor.in.readLine();
            if (answer != null) {
                return SchnorrSignature.decode(HexFormat.of().parseHex(answer));
            }
        } catch (IOException broken) {
            throw new ActorGoneException(program, "its process broke off: " + broken.getMessage());
        }
        throw new ActorGoneException(program, "its process has ended");
    }

    @Override
    public List<KeeperSecret> keepers() {
        return keepers.keepers();
    }

    /** Ends them. */
    @Override
    public void close() {
        for (Actor actor : actors.values()) {
            try {
                actor.out.close();
            } catch (IOException gone) {
                actor.process.destroy();
            }
        }
        for (Actor actor : actors.values()) {
            try {
                if (!actor.process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    actor.process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                actor.process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
