package io.tidemark.runtime.observe;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.LogAnchor;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogTail;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.ExecutorLog;
import io.tidemark.runtime.replay.ReplayException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logs of an instance in the order in which the executor committed them (spec OBS-3): what a commit names, then the
 * commit itself. What is not committed is not given out. The keepers' logs come in between, each in its order.
 */
public final class InstanceFeed implements Feed {
    private final LogTail executor;
    private final List<ActorId> keepers;
    private final CommittedTails tails;
    private LogHead given;
    private @Nullable CommitRound round;
    private @Nullable Violation broken;

    private InstanceFeed(LogTail executor, List<ActorId> keepers, CommittedTails tails) {
        this.executor = executor;
        this.keepers = keepers;
        this.tails = tails;
        this.given = executor.head();
    }

    /**
     * At the beginning of an instance.
     *
     * @param anchors heads that the logs must have
     * @throws ReplayException E_FOUNDED if there is no executor's log, or more than one
     */
    public static InstanceFeed open(LogFolder folder, Map<ActorId, LogHead> anchors) throws ReplayException {
        try (ExecutorLog log = ExecutorLog.find(folder)) {
            LogTail tail = LogsFeed.tail(folder, log.id(), anchors);
            CommittedTails tails = new CommittedTails(folder, log.id().instance(), anchors);
            return new InstanceFeed(tail, log.founded().keepers(), tails);
        } catch (IOException failure) {
            throw ReplayException.unreadable(failure);
        }
    }

    @Override
    public Optional<StoredEntry> next() throws ReplayException {
        while (broken == null) {
            if (round == null) {
                Optional<StoredEntry> next = LogsFeed.next(executor);
                if (next.isEmpty()) {
                    return nextOfKeepers();
                }
                if (!(next.get().entry().payload() instanceof Committed committed)) {
                    return give(next.get());
                }
                round = new CommitRound(next.get(), committed);
            }
            switch (round.next(tails)) {
                case CommitRound.Given.Entry found -> {
                    return Optional.of(found.entry());
                }
                case CommitRound.Given.Done done -> {
                    StoredEntry commit = round.entry();
                    round = null;
                    return give(commit);
                }
                case CommitRound.Given.Missing missing -> {
                    return nextOfKeepers();
                }
                case CommitRound.Given.Other other -> broken = other.violation();
            }
        }
        return Optional.empty();
    }

    private Optional<StoredEntry> give(StoredEntry entry) {
        given = entry.head();
        return Optional.of(entry);
    }

    private Optional<StoredEntry> nextOfKeepers() throws ReplayException {
        for (ActorId keeper : keepers) {
            Optional<StoredEntry> next = tails.next(keeper);
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<LogAnchor> position() {
        return given.sequence() == 0
                ? List.of()
                : List.of(new LogAnchor(executor.log().actor(), given));
    }

    @Override
    public Optional<Violation> missing() {
        return round == null ? Optional.empty() : round.missing();
    }

    @Override
    public Optional<Violation> broken() {
        return Optional.ofNullable(broken);
    }

    @Override
    public void close() throws IOException {
        executor.close();
        tails.close();
    }
}
