package io.tidemark.cli.run;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.cli.CommandFailure;
import io.tidemark.model.InstanceId;
import io.tidemark.model.IntentHead;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogCode;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.run.OwnLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What an actor process does (spec PRG-43): keeps its program's own log, and signs for what stands in it. It is asked a line
 * at a time: {@code entry DOCUMENT}, {@code sign HEAD}, {@code keep}, in hexadecimal digits.
 */
public final class ActorDesk implements AutoCloseable {
    /** The folder of the logs that programs keep themselves, below the world. */
    public static final String FOLDER = "actors";

    static final String ENTRY = "entry";
    static final String SIGN = "sign";
    static final String KEEP = "keep";
    static final String REFUSED = "refused";

    private static final HexFormat HEX = HexFormat.of();

    /** An executor that was killed leaves its actors, for a moment: they end when they see that it is gone. */
    private static final int LOOKS = 150;

    private static final int LOOK_AGAIN_MILLIS = 200;

    private final OwnLog log;
    private final SchnorrSecretKey secret;
    private Optional<String> refusal = Optional.empty();

    private ActorDesk(OwnLog log, SchnorrSecretKey secret) {
        this.log = log;
        this.secret = secret;
    }

    /**
     * Opens the program's own log.
     *
     * @param secret of its controller; destroyed by the caller
     * @throws LogException if it has another writer for longer than one that ends takes, or is not sound
     */
    public static ActorDesk open(Path world, String program, SchnorrSecretKey secret)
            throws LogException, CommandFailure, IOException {
        InstanceId instance;
        try {
            instance = Documents.INSTANCE
                    .read(Files.readAllBytes(world.resolve("instance.json")))
                    .instanceId();
        } catch (MalformedInputException malformed) {
            throw CommandFailure.malformed(
                    "E_FORMAT_JSON",
                    world.resolve("instance.json") + ": " + malformed.getMessage(),
                    "Run the program into another folder.");
        }
        LogId id = new LogId(instance, new ActorId(program));
        DirectoryLogFolder folder = new DirectoryLogFolder(world.resolve(FOLDER));
        for (int looks = 0; ; looks++) {
            LogFiles files = folder.open(id.actor());
            try {
                return new ActorDesk(OwnLog.open(files, id), secret);
            } catch (LogException refused) {
                files.close();
                if (refused.fault().code() != LogCode.E_LOG_LOCKED || looks == LOOKS) {
                    throw refused;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another process had the log", stopped);
        }
    }

    /** The first line: the public key, and the last entry of the log. */
    public String greeting() {
        var key = secret.publicKey().point();
        return HEX.formatHex(key.x().encode()) + HEX.formatHex(key.y().encode()) + " "
                + log.head().sequence();
    }

    /** The line that answers a request; empty if it wants none. */
    public Optional<String> answer(String request) {
        String[] words = request.split(" ", 2);
        return switch (words[0]) {
            case ENTRY -> {
                follow(HEX.parseHex(words[1]));
                yield Optional.empty();
            }
            case SIGN -> Optional.of(sign(Fr.decode(HEX.parseHex(words[1]))));
            case KEEP -> Optional.of(keep());
            default -> Optional.of(REFUSED + " a request that nobody makes");
        };
    }

    private void follow(byte[] document) {
        if (refusal.isPresent()) {
            return;
        }
        try {
            log.follow(Documents.LOG_ENTRY.decode(document));
        } catch (LogException | MalformedInputException failed) {
            refusal = Optional.of(String.valueOf(failed.getMessage()));
        }
    }

    /** What is signed for is durable in the log before. */
    private String sign(Fr head) {
        String kept = keep();
        if (refusal.isEmpty() && !log.holds(new IntentHead(head))) {
            return REFUSED + " a head of effects that are not in the log of its program";
        }
        return refusal.isPresent() ? kept : HEX.formatHex(secret.sign(head).encode());
    }

    private String keep() {
        if (refusal.isEmpty()) {
            try {
                log.sync();
            } catch (LogException failed) {
                refusal = Optional.of(String.valueOf(failed.getMessage()));
            }
        }
        return refusal.map(reason -> REFUSED + " " + reason.replace('\n', ' '))
                .orElseGet(() -> String.valueOf(log.head().sequence()));
    }

    @Override
    public void close() throws LogException {
        log.close();
    }
}
