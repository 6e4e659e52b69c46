package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.World;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.KeeperSignature;
import io.tidemark.model.Observation;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.DirectoryLogFiles;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.timemap.KeeperLog;
import io.tidemark.runtime.timemap.KeeperSigning;
import io.tidemark.runtime.timemap.Refused;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The keepers whose seeds are in a world: they sign, and keep what they signed in their logs (docs/spec 9.7, TMP-23). Logs
 * are opened when they are first needed, and stay open. Not thread-safe.
 */
final class KeeperDesk implements AutoCloseable {
    private final World world;
    private final InstanceParameters parameters;
    private final KeyRing keys;
    private final Map<KeeperKey, String> names = new HashMap<>();
    private final Map<KeeperKey, KeeperLog> logs = new LinkedHashMap<>();

    KeeperDesk(World world, InstanceParameters parameters, KeyRing keys) throws MalformedFileException, IOException {
        this.world = world;
        this.parameters = parameters;
        this.keys = keys;
        keys.keeperKeys().forEach((name, key) -> names.put(key, name));
    }

    /** Where the log of a keeper is, below the world. */
    public static String folder(String keeper) {
        return "logs/" + keeper;
    }

    /** Something to do with the log of a keeper. */
    private interface Work {
        void with(KeeperLog log, KeeperSecret secret) throws LogException, MalformedFileException, IOException;
    }

    /** An observation with the signatures of all keepers here. */
    SignedObservation sign(Observation observation) throws CommandFailure, MalformedFileException, IOException {
        List<KeeperSignature> words = new ArrayList<>();
        each((log, secret) -> words.add(signature(log.sign(observation, secret), secret)));
        words.sort(Comparator.comparing(KeeperSignature::keeper));
        SignedObservation signed = new SignedObservation(observation, words);
        each((log, secret) -> log.record(signed));
        return signed;
    }

    /** The signatures of all keepers here. */
    List<KeeperSignature> sign(Snapshot snapshot) throws CommandFailure, MalformedFileException, IOException {
        List<KeeperSignature> words = new ArrayList<>();
        each((log, secret) -> words.add(signature(log.sign(snapshot, secret), secret)));
        return words;
    }

    /** Notes a snapshot with all the signatures that it got. */
    void record(SignedSnapshot signed) throws CommandFailure, MalformedFileException, IOException {
        each((log, secret) -> log.record(signed));
    }

    private void each(Work work) throws CommandFailure, MalformedFileException, IOException {
        for (KeeperSecret secret : keys.keeperSecrets()) {
            try {
                work.with(log(secret.key()), secret);
            } catch (LogException fault) {
                throw LogFaults.explain(fault);
            } finally {
                secret.destroy();
            }
        }
    }

    private KeeperSignature signature(KeeperSigning signing, KeeperSecret secret) throws MalformedFileException {
        return switch (signing) {
            case KeeperSigning.Signed signed -> signed.signature();
            case Refused refused ->
                throw new MalformedFileException(
                        FaultCode.E_HISTORY,
                        Place.file(world.folder().shown(folder(Objects.requireNonNull(names.get(secret.key()))))),
                        refused.expected(),
                        "the world describes another (" + refused.actual()
                                + "): a fact or a plan was edited after it was " + "signed",
                        "Put the old text back. To begin a new history, copy the world without snapshots/, logs/, "
                                + "bundles/ and state/.");
        };
    }

    private KeeperLog log(KeeperKey keeper) throws LogException, MalformedFileException, IOException {
        KeeperLog open = logs.get(keeper);
        if (open == null) {
            String name = Objects.requireNonNull(names.get(keeper));
            Path folder = world.folder().resolve(folder(name));
            Files.createDirectories(folder);
            DirectoryLogFiles files = DirectoryLogFiles.open(folder);
            try {
                open = KeeperLog.open(
                        files, new LogId(parameters.instanceId(), new ActorId(name)), keeper, FencingToken.NONE);
            } finally {
                if (open == null) {
                    files.close();
                }
            }
            logs.put(keeper, open);
        }
        return open;
    }

    @Override
    public void close() {
        for (KeeperLog log : logs.values()) {
            try {
                log.close();
            } catch (LogException failed) {
                // All that was acknowledged is durable; the lock goes with the process.
            }
        }
        logs.clear();
    }
}
