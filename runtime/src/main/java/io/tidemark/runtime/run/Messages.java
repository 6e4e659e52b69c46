package io.tidemark.runtime.run;

import io.tidemark.runtime.program.Literals;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Term;
import io.tidemark.runtime.program.Value;
import io.tidemark.runtime.program.ValueType;
import io.tidemark.runtime.yaml.Place;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Channels and atoms. */
final class Messages {
    private final RunDesk desk;
    private final ConcurrentHashMap<Thing.Pipe, Operation.Carried> carried = new ConcurrentHashMap<>();

    Messages(RunDesk desk) {
        this.desk = desk;
    }

    void channel(Operation.Channel channel, Context context) {
        Thing.Pipe pipe = new Thing.Pipe(channel.capacity());
        carried.put(pipe, channel.carried());
        context.frame().define(channel.name(), pipe);
    }

    void send(Operation.Send send, Context context, Place place) throws StepFailed {
        Thing.Pipe pipe = context.frame().get(send.channel(), Thing.Pipe.class);
        Thing thing = switch (send.sent()) {
            case Operation.Sent.OfResource sent ->
                new Thing.Resource(context.frame().resource(sent.resource()));
            case Operation.Sent.OfValue sent -> new Thing.Received(value(sent, pipe, context, place));
        };
        do {
            desk.board().await("room in " + send.channel(), Board.Need.NOTHING, pipe::hasRoom);
        } while (!context.standing().commit(() -> pipe.offer(thing)));
        desk.board().changed();
        desk.scheduler().pause();
    }

    private Value value(Operation.Sent.OfValue sent, Thing.Pipe pipe, Context context, Place place) throws StepFailed {
        ValueType type = carried.get(pipe) instanceof Operation.Carried.Values values ? values.type() : ValueType.TEXT;
        if (sent.text().startsWith("$")) {
            return context.frame().value(new Term.Reference(new Name(sent.text().substring(1), sent.place()), type));
        }
        return Literals.parse(type, sent.text())
                .orElseThrow(() -> new StepFailed("E_TYPE", place, "expected " + Literals.expected(type)));
    }

    void receive(Operation.Receive receive, Context context) throws StepFailed {
        Thing.Pipe pipe = context.frame().get(receive.channel(), Thing.Pipe.class);
        AtomicReference<Thing> taken = new AtomicReference<>();
        do {
            desk.board().await("something in " + receive.channel(), Board.Need.NOTHING, () -> !pipe.isEmpty());
        } while (!context.standing().commit(() -> {
            Optional<Thing> next = pipe.poll();
            next.ifPresent(taken::set);
            return next.isPresent();
        }));
        context.frame().define(receive.item(), taken.get());
        desk.board().changed();
        desk.scheduler().pause();
    }

    void atom(Operation.Atom atom, Context context) throws StepFailed {
        context.frame().define(atom.name(), new Thing.Shared(context.frame().number(atom.number())));
    }

    void swap(Operation.Swap swap, Context context, Place place) throws StepFailed {
        Thing.Shared atom = context.frame().get(swap.atom(), Thing.Shared.class);
        long number = context.frame().number(swap.number());
        boolean inRange = context.standing().commit(() -> {
            try {
                atom.swap(before -> change(swap.change(), before, number));
                return true;
            } catch (ArithmeticException outside) {
                return false;
            }
        });
        if (!inRange) {
            throw new StepFailed(
                    "E_RANGE",
                    place,
                    "expected a number from 0 to 2^64 - 1 in `" + swap.atom() + "`. Check what is swapped.");
        }
        desk.board().changed();
        desk.scheduler().pause();
    }

    private static long change(Operation.Change change, long before, long number) {
        boolean less = Long.compareUnsigned(before, number) < 0;
        return switch (change) {
            case SET -> number;
            case ADD -> {
                long sum = before + number;
                if (Long.compareUnsigned(sum, before) < 0) {
                    throw new ArithmeticException("above 2^64 - 1");
                }
                yield sum;
            }
            case SUBTRACT -> {
                if (less) {
                    throw new ArithmeticException("below 0");
                }
                yield before - number;
            }
            case MAX -> less ? number : before;
            case MIN -> less ? before : number;
        };
    }
}
