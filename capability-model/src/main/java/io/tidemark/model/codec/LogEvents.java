package io.tidemark.model.codec;

import io.tidemark.model.CallId;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.FactsListed;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogEvent;
import java.util.List;
import java.util.Optional;

/** Events of a log (spec LOG-6): a map with one key, the kind. */
final class LogEvents {
    private LogEvents() {}

    /** The kinds by the names that they have in files. */
    private enum Kind {
        DEPLOYED("Deployed"),
        UPGRADED("Upgraded"),
        SAFE_STATE_CHANGED("SafeStateChanged"),
        FAILED("Failed"),
        CRASHED("Crashed"),
        RESTARTED("Restarted"),
        INVOKED("Invoked"),
        ANSWERED("Answered"),
        TAIL_DROPPED("TailDropped"),
        TOKEN_RAISED("TokenRaised"),
        FOUNDED("Founded"),
        FACTS_LISTED("FactsListed"),
        COMMITTED("Committed"),
        BATCH_RECORDED("BatchRecorded");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        static Optional<Kind> ofLabel(String label) {
            for (Kind kind : values()) {
                if (kind.label.equals(label)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    static void write(DocumentWriter out, LogEvent event) {
        out.beginMap(1);
        switch (event) {
            case LogEvent.Deployed e -> texts(out, Kind.DEPLOYED, "program", e.program(), "version", e.version());
            case LogEvent.Upgraded e -> texts(out, Kind.UPGRADED, "to", e.to(), "from", e.from());
            case LogEvent.SafeStateChanged e -> safeState(out, e);
            case LogEvent.Failed e -> texts(out, Kind.FAILED, "code", e.code(), "message", e.message());
            case LogEvent.Crashed e -> text(out, Kind.CRASHED, "reason", e.reason());
            case LogEvent.Restarted e -> text(out, Kind.RESTARTED, "version", e.version());
            case LogEvent.Invoked e -> invoked(out, e);
            case LogEvent.Answered e -> answered(out, e);
            case LogEvent.TailDropped e -> tailDropped(out, e);
            case LogEvent.TokenRaised e -> tokenRaised(out, e);
            case Founded e -> {
                out.key(Kind.FOUNDED.label);
                InstanceEvents.writeFounded(out, e);
            }
            case FactsListed e -> {
                out.key(Kind.FACTS_LISTED.label);
                InstanceEvents.writeListed(out, e);
            }
            case Committed e -> {
                out.key(Kind.COMMITTED.label);
                InstanceEvents.writeCommitted(out, e);
            }
            case BatchRecorded e -> {
                out.key(Kind.BATCH_RECORDED.label);
                BatchRecords.write(out, e);
            }
        }
        out.endMap();
    }

    static LogEvent read(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        Kind kind = in.keyAmong("a kind of event, for example Restarted", Kind::ofLabel);
        LogEvent event = switch (kind) {
            case FOUNDED -> InstanceEvents.readFounded(in);
            case FACTS_LISTED -> InstanceEvents.readListed(in);
            case COMMITTED -> InstanceEvents.readCommitted(in);
            case BATCH_RECORDED -> BatchRecords.read(in);
            case DEPLOYED,
                    UPGRADED,
                    SAFE_STATE_CHANGED,
                    FAILED,
                    CRASHED,
                    RESTARTED,
                    INVOKED,
                    ANSWERED,
                    TAIL_DROPPED,
                    TOKEN_RAISED -> readOfActor(in, kind);
        };
        in.endMap();
        return event;
    }

    private static LogEvent readOfActor(DocumentReader in, Kind kind) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        LogEvent event = switch (kind) {
            case DEPLOYED -> {
                String program = in.text("program");
                String version = in.text("version");
                yield here.make("an event", () -> new LogEvent.Deployed(program, version));
            }
            case UPGRADED -> {
                String to = in.text("to");
                String from = in.text("from");
                yield here.make("an event", () -> new LogEvent.Upgraded(from, to));
            }
            case SAFE_STATE_CHANGED -> {
                boolean safe = in.flag("safe");
                yield in.parsed("reason", "a reason", reason -> new LogEvent.SafeStateChanged(safe, reason));
            }
            case FAILED -> {
                String code = in.text("code");
                String message = in.text("message");
                yield here.make("an event", () -> new LogEvent.Failed(code, message));
            }
            case CRASHED -> in.parsed("reason", "a reason", LogEvent.Crashed::new);
            case RESTARTED -> in.parsed("version", "a version", LogEvent.Restarted::new);
            case INVOKED -> readInvoked(in);
            case ANSWERED -> readAnswered(in);
            case TAIL_DROPPED -> readTailDropped(in, here);
            case TOKEN_RAISED -> {
                FencingToken token = LogDocuments.token(in);
                yield new LogEvent.TokenRaised(token);
            }
            case FOUNDED, FACTS_LISTED, COMMITTED, BATCH_RECORDED ->
                throw new IllegalStateException("expected an event that is read here, got " + kind.label);
        };
        in.endMap();
        return event;
    }

    private static void text(DocumentWriter out, Kind kind, String key, String value) {
        out.key(kind.label);
        out.beginMap(1);
        out.text(key, value);
        out.endMap();
    }

    private static void texts(DocumentWriter out, Kind kind, String key, String value, String key2, String value2) {
        out.key(kind.label);
        out.beginMap(2);
        out.text(key, value);
        out.text(key2, value2);
        out.endMap();
    }

    private static void safeState(DocumentWriter out, LogEvent.SafeStateChanged e) {
        out.key(Kind.SAFE_STATE_CHANGED.label);
        out.beginMap(2);
        out.flag("safe", e.safe());
        out.text("reason", e.reason());
        out.endMap();
    }

    private static void invoked(DocumentWriter out, LogEvent.Invoked e) {
        out.key(Kind.INVOKED.label);
        out.beginMap(4);
        out.id("call", e.call());
        out.id("caller", e.caller());
        out.list("arguments", e.arguments(), DocumentWriter::idValue);
        out.lane("invokeHead", e.invokeHead());
        out.endMap();
    }

    private static LogEvent readInvoked(DocumentReader in) throws MalformedInputException {
        CallId call = CallId.of(in.number("call", Scalars.WORD));
        ProgramId caller = Scalars.program(in, "caller");
        Place here = in.place();
        List<ResourceId> arguments =
                in.list("arguments", Invoke.ARGUMENTS_MAX, item -> ResourceId.of(item.numberValue(Scalars.WORD)));
        IntentHead invokeHead = Scalars.head(in, "invokeHead");
        return here.make("arguments", () -> new LogEvent.Invoked(call, caller, arguments, invokeHead));
    }

    private static void answered(DocumentWriter out, LogEvent.Answered e) {
        out.key(Kind.ANSWERED.label);
        out.beginMap(4);
        out.id("call", e.call());
        out.id("target", e.target());
        out.flag("accepted", e.accepted());
        out.lane("answerHead", e.answerHead());
        out.endMap();
    }

    private static LogEvent readAnswered(DocumentReader in) throws MalformedInputException {
        CallId call = CallId.of(in.number("call", Scalars.WORD));
        ProgramId target = Scalars.program(in, "target");
        boolean accepted = in.flag("accepted");
        return new LogEvent.Answered(call, target, accepted, Scalars.head(in, "answerHead"));
    }

    private static void tailDropped(DocumentWriter out, LogEvent.TailDropped e) {
        out.key(Kind.TAIL_DROPPED.label);
        out.beginMap(3);
        out.number("bytes", e.bytes());
        out.number("offset", e.offset());
        out.number("segment", e.segment());
        out.endMap();
    }

    private static LogEvent readTailDropped(DocumentReader in, Place here) throws MalformedInputException {
        long bytes = in.number("bytes", LogDocuments.LONG);
        long offset = in.number("offset", LogDocuments.LONG);
        long segment = in.number("segment", LogDocuments.SEGMENT);
        return here.make("an event", () -> new LogEvent.TailDropped(segment, offset, bytes));
    }

    private static void tokenRaised(DocumentWriter out, LogEvent.TokenRaised e) {
        out.key(Kind.TOKEN_RAISED.label);
        out.beginMap(1);
        out.unsigned("token", e.token().value());
        out.endMap();
    }
}
