package io.tidemark.cli.run;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.model.InstanceId;
import io.tidemark.model.IntentHead;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.StoredEntry;
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
import org.jspecify.annotations.Nullable;

/**
 * One process for each program, which alone reads the program's seed, and keeps the program's own log (spec PRG-43). Before
 * it is asked to sign, it is sent what the executor's copy of that log has more.
 */
public final class ActorProcesses implements RunKeys, AutoCloseable {
    private static final int SECONDS_TO_END = 5;

    private final RunKeys keepers;
    private final Map<String, Actor> actors = new LinkedHashMap<>();

    private ActorProcesses(RunKeys keepers) {
        this.keepers = keepers;
    }

    private record Actor(
            Process process,
            BufferedReader in,
            BufferedWriter out,
            String key,
            long kept,
            LogFiles files,
            LogCursor copy) {
        /** Sends what the copy has after what the actor had. */
        void send() throws IOException, LogException {
            for (Optional<StoredEntry> next = copy.next(); next.isPresent(); next = copy.next()) {
                if (next.get().entry().sequence() > kept) {
                    out.write(ActorDesk.ENTRY + " "
                            + HexFormat.of()
                                    .formatHex(Documents.LOG_ENTRY.encode(
                                            next.get().entry())));
                    out.newLine();
                }
            }
        }

        @Nullable
        String ask(String request) throws IOException {
            out.write(request);
            out.newLine();
            out.flush();
            return in.readLine();
        }
    }

    /**
     * Starts them.
     *
     * @param world the folder with their seeds and logs
     * @param programs their names
     * @param instance of the world
     * @param keepers whose keepers sign
     * @throws IOException if a process cannot be started
     */
    public static ActorProcesses start(Path world, List<String> programs, InstanceId instance, RunKeys keepers)
            throws IOException {
        ActorProcesses processes = new ActorProcesses(keepers);
        try {
            for (String program : programs) {
                processes.actors.put(program, start(world, program, instance));
            }
            return processes;
        } catch (IOException failed) {
            processes.close();
            throw failed;
        }
    }

    private static Actor start(Path world, String program, InstanceId instance) throws IOException {
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
        String greeting = in.readLine();
        String[] words = greeting == null ? new String[0] : greeting.split(" ", -1);
        if (words.length != 2) {
            process.destroyForcibly();
            throw new IOException("the process of `" + program + "` ended before it said its key");
        }
        ActorId name = new ActorId(program);
        LogFiles files = new DirectoryLogFolder(world.resolve(WorldLogs.FOLDER)).open(name);
        LogCursor copy = LogCursor.open(files, new LogId(instance, name));
        return new Actor(process, in, out, words[0], Long.parseLong(words[1]), files, copy);
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
        String answer = ask(
                program,
                ActorDesk.SIGN + " " + HexFormat.of().formatHex(head.lane().encode()));
        return SchnorrSignature.decode(HexFormat.of().parseHex(answer));
    }

    /** Has every program's own log take over what the executor's copy of it has. */
    public void settle() {
        actors.keySet().forEach(program -> ask(program, ActorDesk.KEEP));
    }

    private String ask(String program, String request) {
        Actor actor = actor(program);
        String answer;
        try {
            actor.send();
            answer = actor.ask(request);
        } catch (IOException broken) {
            throw new ActorGoneException(program, "its process broke off: " + broken.getMessage());
        } catch (LogException unsound) {
            throw new ActorGoneException(program, "its log cannot be read: " + unsound.getMessage());
        }
        if (answer == null) {
            throw new ActorGoneException(program, "its process has ended");
        }
        if (answer.startsWith(ActorDesk.REFUSED)) {
            throw new ActorGoneException(program, "it " + answer);
        }
        return answer;
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
                actor.files.close();
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
