package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.List;

/**
 * A watch: a condition, and the effect that its author promised to follow when it fires (spec 2.3, 3.8).
 *
 * @param watcher who made it, and alone may fire it
 */
public record WatchCell(Stamp stamp, ProgramId watcher, WatchStatus status, Condition condition, PromiseDigest promise)
        implements Cell {
    @Override
    public CellKind kind() {
        return CellKind.WATCH;
    }

    @Override
    public WatchCell withStamp(Stamp other) {
        return new WatchCell(other, watcher, status, condition, promise);
    }

    /** The same watch after its Fire. */
    public WatchCell fired() {
        return new WatchCell(stamp, watcher, WatchStatus.FIRED, condition, promise);
    }

    @Override
    public List<Fr> content() {
        Watched watched = condition.watched();
        Fr ids = Lanes.pack()
                .put(watcher)
                .put(watched.resource())
                .put(status.number(), 8)
                .put(watched.kind().number(), 8)
                .put(watched.party())
                .put(watched.domain().value(), 32)
                .lane();
        return List.of(ids, condition.asset().lane(), condition.boundLane(), Fr.ZERO, promise.lane());
    }

    static WatchCell of(CellLanes lanes) throws MalformedInputException {
        Lanes.Unpacker ids = lanes.unpack(1);
        ProgramId watcher = ProgramId.of(ids.take(32));
        ResourceId resource = ResourceId.of(ids.take(32));
        long number = ids.take(8);
        WatchStatus status =
                WatchStatus.of(number).orElseThrow(() -> ids.fault("a watch status, 1 or 2", Long.toString(number)));
        long kind = ids.take(8);
        ConditionKind known =
                ConditionKind.of(kind).orElseThrow(() -> ids.fault("a condition from 1 to 7", Long.toString(kind)));
        ProgramId party = ProgramId.of(ids.take(32));
        DomainId domain = DomainId.of(ids.take(32));
        ids.end();
        Lanes.Unpacker bound = lanes.unpack(3);
        Quantity quantity = new Quantity(bound.take(64));
        Seconds time = Seconds.of(bound.take(40));
        bound.end();
        lanes.requireZero(4);
        try {
            Condition condition = new Condition(
                    new Watched(known, resource, party, domain), quantity, time, new AssetId(lanes.lane(2)));
            return new WatchCell(lanes.stamp(), watcher, status, condition, new PromiseDigest(lanes.lane(5)));
        } catch (IllegalArgumentException disagreement) {
            throw lanes.fault(1, "the fields of this condition alone", String.valueOf(disagreement.getMessage()));
        }
    }
}
