package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import java.util.List;

/**
 * A program (spec 2.3).
 *
 * @param key the controller's public key; that it is sound is rule E_KEY_WEAK, not a property of this type
 * @param head head of the intent log
 * @param callHead intent head of the last Invoke, Accept or Decline; NONE before the first
 * @param counter counter of the last effect, 1 after Register
 * @param registeredAt tick of Register
 * @param domain the domain of an account program; NONE for a plain one
 * @param deposits sequence of the last deposit fact consumed
 */
public record ProgramCell(
        Stamp stamp,
        JubjubPoint key,
        IntentHead head,
        IntentHead callHead,
        Counter counter,
        Tick registeredAt,
        DomainId domain,
        Sequence deposits)
        implements Cell {
    @Override
    public CellKind kind() {
        return CellKind.PROGRAM;
    }

    @Override
    public ProgramCell withStamp(Stamp other) {
        return new ProgramCell(other, key, head, callHead, counter, registeredAt, domain, deposits);
    }

    /** Whether this is the boundary to a domain. */
    public boolean isAccount() {
        return !domain.equals(DomainId.NONE);
    }

    @Override
    public List<Fr> content() {
        Fr numbers = Lanes.pack()
                .put(counter.value(), 32)
                .put(registeredAt)
                .put(domain.value(), 32)
                .put(deposits.value(), 32)
                .lane();
        return List.of(key.x(), key.y(), head.lane(), callHead.lane(), numbers);
    }

    static ProgramCell of(CellLanes lanes) throws MalformedInputException {
        Lanes.Unpacker numbers = lanes.unpack(5);
        ProgramCell cell = new ProgramCell(
                lanes.stamp(),
                new JubjubPoint(lanes.lane(1), lanes.lane(2)),
                new IntentHead(lanes.lane(3)),
                new IntentHead(lanes.lane(4)),
                Counter.of(numbers.take(32)),
                Tick.of(numbers.take(32)),
                DomainId.of(numbers.take(32)),
                Sequence.of(numbers.take(32)));
        numbers.end();
        return cell;
    }
}
