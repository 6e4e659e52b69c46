package io.tidemark.runtime.sync;

import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogExport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The serving side of one connection: answers one question after the other, until the other side has none. */
final class PeerSession {
    private final ServedLogs logs;
    private final InputStream in;
    private final OutputStream out;

    PeerSession(ServedLogs logs, InputStream in, OutputStream out) {
        this.logs = logs;
        this.in = in;
        this.out = out;
    }

    /**
     * Serves.
     *
     * @throws SyncException E_SYNC_MESSAGE, E_SYNC_VERSION, E_SYNC_INSTANCE if the other side is not served any further,
     *     which it was told; E_SYNC_SOURCE if a log here cannot be read
     * @throws IOException if the connection broke
     */
    void run() throws SyncException, IOException {
        try {
            greet();
            Optional<SyncMessage> question = SyncWire.read(in);
            while (question.isPresent()) {
                SyncWire.write(out, answer(question.get()));
                question = SyncWire.read(in);
            }
        } catch (SyncException refused) {
            Optional<SyncMessage> refusal = refusal(refused);
            if (refusal.isPresent()) {
                SyncWire.write(out, refusal.get());
            }
            throw refused;
        }
    }

    /** What the other side is told of it. */
    static Optional<SyncMessage> refusal(SyncException refused) {
        return Stream.of(SyncMessage.Reason.values())
                .filter(reason -> reason.code() == refused.code())
                .findFirst()
                .map(SyncMessage.Refused::new);
    }

    private void greet() throws SyncException, IOException {
        Optional<SyncMessage> first = SyncWire.read(in);
        if (first.isEmpty() || !(first.get() instanceof SyncMessage.Hello hello)) {
            throw unexpected("a hello", first.map(PeerSession::kind).orElse("nothing"));
        }
        SyncWire.write(out, answer(hello));
    }

    private SyncMessage answer(SyncMessage.Hello hello) throws SyncException {
        if (hello.version() != SyncMessage.VERSION) {
            throw new SyncException(
                    SyncCode.E_SYNC_VERSION,
                    "version " + SyncMessage.VERSION + " of the protocol",
                    "version " + hello.version());
        }
        Optional<InstanceId> wanted = hello.instance();
        if (wanted.isPresent() && !wanted.get().equals(logs.instance())) {
            throw new SyncException(
                    SyncCode.E_SYNC_INSTANCE,
                    "a peer that wants instance " + logs.instance().lane(),
                    "one that wants " + wanted.get().lane());
        }
        return new SyncMessage.Hello(SyncMessage.VERSION, Optional.of(logs.instance()));
    }

    /** The answer to a message that a fetching side may send. */
    SyncMessage answerTo(SyncMessage message) throws SyncException, IOException {
        return message instanceof SyncMessage.Hello hello ? answer(hello) : answer(message);
    }

    private SyncMessage answer(SyncMessage question) throws SyncException, IOException {
        if (question instanceof SyncMessage.AskActors ask) {
            List<ActorId> actors = logs.actors();
            return new SyncMessage.Actors(actors.stream()
                    .skip(ask.from())
                    .limit(SyncMessage.ACTORS_MAX)
                    .toList());
        }
        if (!(question instanceof SyncMessage.AskFrame ask)) {
            throw unexpected("a question", kind(question));
        }
        try {
            Optional<LogExport.Page> page = logs.after(ask.actor(), ask.after());
            if (page.isEmpty()) {
                return new SyncMessage.NoLog();
            }
            return switch (page.get()) {
                case LogExport.Page.Frame frame -> new SyncMessage.Frame(frame.bytes());
                case LogExport.Page.End end -> new SyncMessage.End();
                case LogExport.Page.Shorter shorter -> new SyncMessage.Shorter(shorter.last());
                case LogExport.Page.Other other -> new SyncMessage.Other(other.there());
            };
        } catch (LogException unsound) {
            throw new SyncException(
                    SyncCode.E_SYNC_SOURCE,
                    "a sound log of " + ask.actor(),
                    unsound.fault().toString(),
                    unsound);
        }
    }

    private static SyncException unexpected(String expected, String actual) {
        return new SyncException(SyncCode.E_SYNC_MESSAGE, expected, actual + "; which software is this?");
    }

    static String kind(SyncMessage message) {
        return message.getClass().getSimpleName();
    }
}
