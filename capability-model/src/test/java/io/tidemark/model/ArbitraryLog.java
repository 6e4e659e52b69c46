package io.tidemark.model;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.FactsListed;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.model.log.SegmentHeader;
import io.tidemark.model.log.TakenSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Random values of a log. */
public final class ArbitraryLog {
    private ArbitraryLog() {}

    public static LogEntry entry(Arbitrary any) {
        return new LogEntry(actor(any), any.positive(40), hash(any), any.tick(), payload(any));
    }

    public static SegmentHeader segment(Arbitrary any) {
        LogId log = new LogId(new InstanceId(any.fr()), actor(any));
        LogHead previous = new LogHead(any.bits(40), hash(any));
        return new SegmentHeader(log, (int) any.positive(31), previous, any.tick(), token(any));
    }

    private static LogPayload payload(Arbitrary any) {
        return switch (any.below(5)) {
            case 0 -> applied(any);
            case 1 -> new ObservedFact(any.fact());
            case 2 -> new ObservedBlock(ArbitraryTimeMap.signedObservation(any));
            case 3 -> new TakenSnapshot(any.signedSnapshot());
            default -> event(any);
        };
    }

    private static AppliedEffect applied(Arbitrary any) {
        Effect effect = any.effect();
        boolean creates = AppliedEffect.creates(effect.kind()).isPresent();
        return new AppliedEffect(effect, creates ? any.positive(32) : 0);
    }

    private static LogEvent event(Arbitrary any) {
        return switch (any.below(14)) {
            case 0 -> new LogEvent.Deployed(text(any), text(any));
            case 1 -> new LogEvent.Upgraded(text(any), text(any));
            case 2 -> new LogEvent.SafeStateChanged(any.flip(), text(any));
            case 3 -> new LogEvent.Failed(text(any), text(any));
            case 4 -> new LogEvent.Crashed(text(any));
            case 5 -> new LogEvent.Restarted(text(any));
            case 6 -> new LogEvent.Invoked(call(any), any.programOrNone(), any.list(4, any::resource), any.head());
            case 7 -> new LogEvent.Answered(call(any), any.programOrNone(), any.flip(), any.head());
            case 8 -> new LogEvent.TailDropped(any.positive(31), any.positive(40), any.positive(40));
            case 9 -> new LogEvent.TokenRaised(token(any));
            case 10 -> founded(any);
            case 11 -> listed(any);
            case 12 -> committed(any);
            default -> batch(any);
        };
    }

    private static Founded founded(Arbitrary any) {
        InstanceParameters some = any.instance();
        InstanceParameters parameters = new InstanceParameters(
                text(any), some.depth(), some.factDepth(), some.capabilityDepth(), some.keepers());
        return new Founded(parameters, actors(some.keepers().keys().size()));
    }

    private static FactsListed listed(Arbitrary any) {
        List<FactsListed.Added> added = new ArrayList<>();
        List<Integer> removed = new ArrayList<>();
        int place = 0;
        do {
            place += 1 + any.below(1000);
            if (any.flip()) {
                added.add(new FactsListed.Added(place, new FactDigest(any.fr())));
            } else {
                removed.add(place);
            }
        } while (any.flip());
        return new FactsListed(removed, added);
    }

    private static Committed committed(Arbitrary any) {
        int count = 1 + any.below(4);
        List<Committed.Log> logs = actors(count).stream()
                .map(actor -> new Committed.Log(actor, head(any)))
                .toList();
        return new Committed(logs, any.list(5, () -> 1 + any.below(count)));
    }

    public static BatchRecorded batch(Arbitrary any) {
        int count = 1 + any.below(4);
        List<BatchRecorded.Author> authors = new ArrayList<>();
        List<Integer> order = new ArrayList<>(any.list(5, () -> 1 + any.below(count)));
        for (ActorId actor : actors(count)) {
            order.add(authors.size() + 1);
            HeadSignature signature = new HeadSignature(ProgramId.of(7L + authors.size()), any.signature());
            authors.add(new BatchRecorded.Author(actor, head(any), signature));
        }
        return new BatchRecorded(
                Sequence.of(any.positive(32)),
                new SnapshotDigest(any.fr()),
                new StateRoot(any.fr()),
                new StateRoot(any.fr()),
                order.size() + any.below(100),
                any.flip() ? Optional.empty() : Optional.of(ShapeId.of("tiny", 4 + any.below(8))),
                authors,
                order);
    }

    private static List<ActorId> actors(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ActorId("a" + (10 + i)))
                .toList();
    }

    private static LogHead head(Arbitrary any) {
        return new LogHead(any.positive(40), hash(any));
    }

    /** Any text without control characters. */
    private static String text(Arbitrary any) {
        return any.text().replaceAll("\\p{Cc}", ".");
    }

    private static CallId call(Arbitrary any) {
        return CallId.of(any.bits(32));
    }

    private static FencingToken token(Arbitrary any) {
        return new FencingToken(any.bits(63));
    }

    private static ActorId actor(Arbitrary any) {
        return new ActorId("a" + "_Z-9".substring(any.below(4)));
    }

    private static EntryHash hash(Arbitrary any) {
        return new EntryHash(any.hash());
    }
}
