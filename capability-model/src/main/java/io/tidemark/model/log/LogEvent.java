package io.tidemark.model.log;

import io.tidemark.model.CallId;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import java.util.List;

/**
 * What happened to the actor itself (spec LOG-6). Texts are for people: at most {@value #TEXT_BYTES_MAX} bytes of UTF-8,
 * no control characters, or the constructor throws IllegalArgumentException.
 */
public sealed interface LogEvent extends LogPayload
        permits LogEvent.Deployed,
                LogEvent.Upgraded,
                LogEvent.SafeStateChanged,
                LogEvent.Failed,
                LogEvent.Crashed,
                LogEvent.Restarted,
                LogEvent.Invoked,
                LogEvent.Answered,
                LogEvent.TailDropped,
                LogEvent.TokenRaised,
                Founded,
                FactsListed,
                Committed,
                BatchRecorded {
    /** Bytes of a text in UTF-8, at most. */
    int TEXT_BYTES_MAX = 1024;

    /** The actor runs this version of its program from here on. */
    record Deployed(String program, String version) implements LogEvent {
        /** Checks the texts. */
        public Deployed {
            EventText.check(program);
            EventText.check(version);
        }
    }

    /** A program or schema gave way to another version. */
    record Upgraded(String from, String to) implements LogEvent {
        /** Checks the texts. */
        public Upgraded {
            EventText.check(from);
            EventText.check(to);
        }
    }

    /** The actor entered a safe state, or left it. */
    record SafeStateChanged(boolean safe, String reason) implements LogEvent {
        /** Checks the text. */
        public SafeStateChanged {
            EventText.check(reason);
        }
    }

    /** An error that the actor survived, by its code. */
    record Failed(String code, String message) implements LogEvent {
        /** Checks the texts. */
        public Failed {
            EventText.check(code);
            EventText.check(message);
        }
    }

    /** The run before this ended without being asked to. Written by the run that finds out. */
    record Crashed(String reason) implements LogEvent {
        /** Checks the text. */
        public Crashed {
            EventText.check(reason);
        }
    }

    /** A new run of the actor begins. */
    record Restarted(String version) implements LogEvent {
        /** Checks the text. */
        public Restarted {
            EventText.check(version);
        }
    }

    /**
     * The other side of an Invoke: the actor was called. The caller's log has the Invoke itself.
     *
     * @param arguments the resources that wait in the call
     * @param invokeHead the caller's intent head after its Invoke
     */
    record Invoked(CallId call, ProgramId caller, List<ResourceId> arguments, IntentHead invokeHead)
            implements LogEvent {
        /** Copies the arguments and checks them. */
        public Invoked {
            arguments = List.copyOf(arguments);
            if (arguments.size() > Invoke.ARGUMENTS_MAX || arguments.contains(ResourceId.NONE)) {
                throw new IllegalArgumentException(
                        "expected at most " + Invoke.ARGUMENTS_MAX + " arguments, none of them NONE, got " + arguments);
            }
        }
    }

    /**
     * The other side of an Accept or Decline: a call of the actor was answered. The target's log has the answer itself.
     *
     * @param accepted whether the target took the arguments
     * @param answerHead the target's intent head after its answer
     */
    record Answered(CallId call, ProgramId target, boolean accepted, IntentHead answerHead) implements LogEvent {}

    /**
     * The log ended in a frame that a crash cut off, and the rest of it was dropped. Only the log itself writes this.
     *
     * @param segment number of the segment
     * @param offset where the frame began
     * @param bytes how much was dropped
     */
    record TailDropped(long segment, long offset, long bytes) implements LogEvent {
        private static final long FIELD_MAX = (1L << 40) - 1;

        /** Checks the ranges. */
        public TailDropped {
            if (segment < 1
                    || segment > Integer.MAX_VALUE
                    || offset < 1
                    || offset > FIELD_MAX
                    || bytes < 1
                    || bytes > FIELD_MAX) {
                throw new IllegalArgumentException("expected a segment, an offset and a length from 1, got " + segment
                        + ", " + offset + ", " + bytes);
            }
        }
    }

    /** Who writes from here on holds a lease with this token. Only the log itself writes this. */
    record TokenRaised(FencingToken token) implements LogEvent {}
}
