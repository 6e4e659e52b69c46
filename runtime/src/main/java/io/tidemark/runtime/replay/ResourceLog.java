package io.tidemark.runtime.replay;

import io.tidemark.model.InstanceId;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogIdentity;
import io.tidemark.runtime.log.ResourceView;
import io.tidemark.runtime.log.StoredEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The effect log of one resource: the effects of all logs that touch its cell, by tick. No two have the same tick, since
 * each touched the cell. The head of the last one is the cause that the cell names (spec RPL-7). Reads each log once.
 */
public final class ResourceLog implements Closeable {
    private final List<LogFiles> opened = new ArrayList<>();
    private final PriorityQueue<Item> items = new PriorityQueue<>(
            Comparator.comparing(Item::tick).thenComparing(item -> item.actor().name()));
    private final List<Source> sources = new ArrayList<>();

    private ResourceLog() {}

    /**
     * An effect of the resource.
     *
     * @param head of its author's intent log after it
     */
    public record Item(ActorId actor, StoredEntry entry, IntentHead head) {
        /** When it happened. */
        public Tick tick() {
            return entry.entry().timestamp();
        }
    }

    /**
     * Opens all logs of an instance.
     *
     * @throws ReplayException if one is not sound from its beginning
     */
    public static ResourceLog open(LogFolder folder, InstanceId instance, ResourceId resource) throws ReplayException {
        ResourceLog log = new ResourceLog();
        try {
            for (ActorId actor : folder.actors()) {
                LogFiles files = folder.open(actor);
                log.opened.add(files);
                if (isLog(actor, files)) {
                    log.add(new Source(files, new LogId(instance, actor), resource));
                }
            }
            return log;
        } catch (IOException failure) {
            throw ReplayException.unreadable(failure);
        }
    }

    private static boolean isLog(ActorId actor, LogFiles files) throws ReplayException {
        try {
            return LogIdentity.of(files).isPresent();
        } catch (LogException unsound) {
            throw ReplayException.of(actor, unsound);
        }
    }

    private void add(Source source) throws ReplayException {
        sources.add(source);
        source.next().ifPresent(items::add);
    }

    /**
     * The next effect; empty at the end of all logs.
     *
     * @throws ReplayException if a log is not sound
     */
    public Optional<Item> next() throws ReplayException {
        Item item = items.poll();
        if (item == null) {
            return Optional.empty();
        }
        for (Source source : sources) {
            if (source.actor.equals(item.actor())) {
                source.next().ifPresent(items::add);
            }
        }
        return Optional.of(item);
    }

    @Override
    public void close() throws IOException {
        for (LogFiles files : opened) {
            files.close();
        }
    }

    private static final class Source {
        private final ActorId actor;
        private final InstanceId instance;
        private final ResourceView view;
        private IntentHead head = IntentHead.NONE;

        Source(LogFiles files, LogId log, ResourceId resource) {
            this.actor = log.actor();
            this.instance = log.instance();
            this.view = new ResourceView(LogCursor.open(files, log), resource, this::pass);
        }

        private void pass(StoredEntry entry) {
            if (entry.entry().payload() instanceof AppliedEffect applied) {
                head = applied.effect().intentHead(head, instance);
            }
        }

        Optional<Item> next() throws ReplayException {
            try {
                Optional<StoredEntry> next = view.next();
                while (next.isPresent() && !(next.get().entry().payload() instanceof AppliedEffect)) {
                    next = view.next();
                }
                return next.map(entry -> new Item(actor, entry, head));
            } catch (LogException unsound) {
                throw ReplayException.of(actor, unsound);
            }
        }
    }
}
