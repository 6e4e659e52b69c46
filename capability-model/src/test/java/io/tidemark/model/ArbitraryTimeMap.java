package io.tidemark.model;

import java.util.List;
import java.util.TreeSet;
import org.apache.tuweni.bytes.Bytes32;

/** Random values of a time map. */
public final class ArbitraryTimeMap {
    private ArbitraryTimeMap() {}

    public static Observation observation(Arbitrary any) {
        DomainId domain = DomainId.of(any.positive(32));
        DomainHead head = new DomainHead(domain, any.height(), any.seconds(), new Reference(any.fr()));
        List<Fact> facts = any.list(3, any::fact).stream()
                .map(fact -> new Fact(
                        domain,
                        fact.account(),
                        fact.sequence(),
                        fact.kind(),
                        fact.asset(),
                        fact.quantity(),
                        head.height(),
                        head.time(),
                        fact.reference()))
                .toList();
        return new Observation(new InstanceId(any.fr()), head, any.bits(32), facts);
    }

    public static SignedObservation signedObservation(Arbitrary any) {
        return SignedObservation.sign(observation(any), any.list(2, any::keeper));
    }

    public static Attestation attestation(Arbitrary any) {
        return Attestation.sign(observation(any), any.keeper());
    }

    public static TimeMapRecord timeMap(Arbitrary any) {
        return new TimeMapRecord(new InstanceId(any.fr()), any.list(4, () -> event(any)));
    }

    private static RecordedEvent event(Arbitrary any) {
        return switch (any.below(3)) {
            case 0 -> new RecordedEvent.Observed(signedObservation(any));
            case 1 -> new RecordedEvent.Taken(any.snapshot());
            default -> {
                TreeSet<Bytes32> after = new TreeSet<>(any.list(3, any::hash));
                yield new RecordedEvent.Acted(any.effect(), List.copyOf(after));
            }
        };
    }
}
