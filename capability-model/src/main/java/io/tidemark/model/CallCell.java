package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.List;

/**
 * A call from one program to another (spec 2.3).
 *
 * @param entry what is called
 * @param arguments up to {@link Invoke#ARGUMENTS_MAX} resources that wait in the call while it is PENDING
 * @param invokeHead intent head of the Invoke
 */
public record CallCell(
        Stamp stamp,
        ProgramId caller,
        ProgramId target,
        CallStatus status,
        EntryDigest entry,
        List<ResourceId> arguments,
        IntentHead invokeHead)
        implements Cell {
    /**
     * Copies the arguments and checks them.
     *
     * @throws IllegalArgumentException if there are too many, or one is NONE
     */
    public CallCell {
        arguments = Invoke.checkArguments(arguments);
    }

    @Override
    public CellKind kind() {
        return CellKind.CALL;
    }

    @Override
    public CallCell withStamp(Stamp other) {
        return new CallCell(other, caller, target, status, entry, arguments, invokeHead);
    }

    /** The same call in another status. */
    public CallCell withStatus(CallStatus other) {
        return new CallCell(stamp, caller, target, other, entry, arguments, invokeHead);
    }

    @Override
    public List<Fr> content() {
        Fr ids = Lanes.pack()
                .put(caller)
                .put(target)
                .put(status.number(), 8)
                .put(arguments.size(), 8)
                .lane();
        Lanes.Packer list = Lanes.pack();
        arguments.forEach(list::put);
        return List.of(ids, entry.lane(), list.lane(), Fr.ZERO, invokeHead.lane());
    }

    static CallCell of(CellLanes lanes) throws MalformedInputException {
        Lanes.Unpacker ids = lanes.unpack(1);
        ProgramId caller = ProgramId.of(ids.take(32));
        ProgramId target = ProgramId.of(ids.take(32));
        long number = ids.take(8);
        CallStatus status =
                CallStatus.of(number).orElseThrow(() -> ids.fault("a call status from 1 to 3", Long.toString(number)));
        long count = ids.take(8);
        ids.require(count <= Invoke.ARGUMENTS_MAX, "at most 4 arguments", count);
        ids.end();
        Lanes.Unpacker list = lanes.unpack(3);
        List<ResourceId> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long index = list.take(32);
            list.require(index != 0, "an argument in each counted place", index);
            arguments.add(ResourceId.of(index));
        }
        list.end();
        lanes.requireZero(4);
        return new CallCell(
                lanes.stamp(),
                caller,
                target,
                status,
                new EntryDigest(lanes.lane(2)),
                arguments,
                new IntentHead(lanes.lane(5)));
    }
}
