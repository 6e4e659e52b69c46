package io.tidemark.runtime.sync;

import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogIdentity;
import io.tidemark.runtime.log.LogImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The fetching side of one connection. It asks for one frame after what it has, checks it, makes it durable, and asks again:
 * never more than one frame is on the way, and a break at any byte costs at most that frame.
 */
final class Fetcher {
    /** Actors of a peer, at most. */
    private static final int ACTORS_MAX = 100_000;

    private final Questions peer;
    private final FetchTarget target;
    private final InstanceId instance;
    private final long segmentBytes;

    private Fetcher(Questions peer, FetchTarget target, InstanceId instance, long segmentBytes) {
        this.peer = peer;
        this.target = target;
        this.instance = instance;
        this.segmentBytes = segmentBytes;
    }

    /**
     * The instance to ask for: the one that is wanted, or that of the copies; empty if neither is known.
     *
     * @throws SyncException E_SYNC_INSTANCE if the copies are of another than is wanted
     * @throws LogException if a copy is not sound at its start
     */
    static Optional<InstanceId> wanted(FetchTarget target, Optional<InstanceId> wanted)
            throws SyncException, LogException {
        Optional<InstanceId> here = instance(target.logs());
        if (here.isPresent() && wanted.isPresent() && !here.equals(wanted)) {
            throw otherInstance(wanted.get(), here.get(), "copies of");
        }
        return wanted.or(() -> here);
    }

    /**
     * Greets the peer.
     *
     * @param asked the instance whose logs are wanted; empty for any
     * @throws SyncException E_SYNC_INSTANCE, E_SYNC_VERSION, E_SYNC_MESSAGE
     */
    static Fetcher greet(
            InputStream in, OutputStream out, FetchTarget target, Optional<InstanceId> asked, long segmentBytes)
            throws SyncException, IOException {
        Questions peer = new Questions(in, out);
        SyncMessage answer = peer.ask(new SyncMessage.Hello(SyncMessage.VERSION, asked));
        if (!(answer instanceof SyncMessage.Hello hello)
                || hello.instance().isEmpty()
                || hello.version() != SyncMessage.VERSION) {
            throw Questions.unexpected("a hello of version " + SyncMessage.VERSION, answer);
        }
        InstanceId given = hello.instance().get();
        if (asked.isPresent() && !asked.get().equals(given)) {
            throw otherInstance(asked.get(), given, "logs of");
        }
        return new Fetcher(peer, target, given, segmentBytes);
    }

    private static SyncException otherInstance(InstanceId expected, InstanceId actual, String what) {
        return new SyncException(
                SyncCode.E_SYNC_INSTANCE, "instance " + expected.lane(), what + " instance " + actual.lane());
    }

    /** Whose copies are there: all are of one instance. */
    private static Optional<InstanceId> instance(LogFolder logs) throws LogException {
        try {
            for (ActorId actor : logs.actors()) {
                try (LogFiles files = logs.open(actor)) {
                    Optional<LogId> id = LogIdentity.of(files);
                    if (id.isPresent()) {
                        return id.map(LogId::instance);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException failure) {
            throw LogException.unreadable(failure);
        }
    }

    /** Whose logs the peer has, the executor's first. */
    List<ActorId> actors() throws SyncException, IOException {
        List<ActorId> actors = new ArrayList<>();
        while (true) {
            SyncMessage answer = peer.ask(new SyncMessage.AskActors(actors.size()));
            if (!(answer instanceof SyncMessage.Actors more)) {
                throw Questions.unexpected("a list of actors", answer);
            }
            actors.addAll(more.names());
            if (more.names().size() < SyncMessage.ACTORS_MAX) {
                return actors;
            }
            if (actors.size() > ACTORS_MAX) {
                throw new SyncException(
                        SyncCode.E_SYNC_MESSAGE, "at most " + ACTORS_MAX + " actors", "a list that goes on");
            }
        }
    }

    /**
     * Fetches logs.
     *
     * @param which of the peer's logs
     * @param done gets what came of each
     * @throws SyncException E_SYNC_ENTRY and all of {@link #greet}; what was fetched before is kept
     * @throws LogException if a copy cannot be read or written
     */
    void fetch(Predicate<ActorId> which, Consumer<Fetched> done) throws SyncException, LogException, IOException {
        for (ActorId actor : actors()) {
            if (which.test(actor)) {
                done.accept(fetch(actor));
            }
        }
    }

    private Fetched fetch(ActorId actor) throws SyncException, LogException, IOException {
        LogId log = new LogId(instance, actor);
        try (LogFiles files = target.logs().open(actor);
                LogImport copy = LogImport.open(files, log, segmentBytes)) {
            LogHead before = copy.head();
            while (true) {
                SyncMessage answer = peer.ask(new SyncMessage.AskFrame(actor, copy.head()));
                if (answer instanceof SyncMessage.Frame frame) {
                    copy.write(check(copy, frame, actor));
                } else if (answer instanceof SyncMessage.End) {
                    return new Fetched.Whole(actor, before, copy.head());
                } else if (answer instanceof SyncMessage.NoLog) {
                    return new Fetched.Absent(actor);
                } else if (answer instanceof SyncMessage.Shorter shorter) {
                    return shorter(files, log, copy.head(), shorter.last());
                } else if (answer instanceof SyncMessage.Other other) {
                    requirePlace(other.there(), copy.head().sequence());
                    return forks().compare(files, log, other.there());
                } else {
                    throw Questions.unexpected("a frame, or why there is none", answer);
                }
            }
        }
    }

    private Forks forks() {
        return new Forks(peer, target, segmentBytes);
    }

    private Fetched shorter(LogFiles files, LogId log, LogHead ours, LogHead theirs)
            throws SyncException, LogException, IOException {
        if (theirs.sequence() >= ours.sequence()) {
            throw new SyncException(
                    SyncCode.E_SYNC_MESSAGE,
                    "a log that ends before entry " + ours.sequence(),
                    "entry " + theirs.sequence());
        }
        return Forks.has(files, log, theirs)
                ? new Fetched.Behind(log.actor(), ours, theirs)
                : forks().compare(files, log, theirs);
    }

    private static void requirePlace(LogHead there, long sequence) throws SyncException {
        if (there.sequence() != sequence) {
            throw new SyncException(SyncCode.E_SYNC_MESSAGE, "another entry " + sequence, "entry " + there.sequence());
        }
    }

    /** Nothing of a frame that is not sound, or does not follow on the copy, is written. */
    static LogImport.Checked check(LogImport copy, SyncMessage.Frame frame, ActorId actor) throws SyncException {
        try {
            return copy.check(frame.bytes());
        } catch (LogException unsound) {
            throw new SyncException(
                    SyncCode.E_SYNC_ENTRY,
                    "sound entries of " + actor + " after " + copy.head().sequence(),
                    unsound.fault() + "; nothing of it was kept",
                    unsound);
        }
    }
}
