package io.tidemark.model.codec;

import io.tidemark.model.Batch;
import io.tidemark.model.FactDigest;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Keepers;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.FactsListed;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogHead;
import java.util.List;

/** What the executor and the keepers log of the instance as a whole (spec 15.8). */
final class InstanceEvents {
    private static final int PLACE = 25;

    private InstanceEvents() {}

    static void writeFounded(DocumentWriter out, Founded event) {
        out.beginMap(2);
        out.list("keepers", event.keepers(), (list, keeper) -> list.textValue(keeper.name()));
        out.key("instance");
        InstanceDocument.write(out, event.parameters());
        out.endMap();
    }

    static Founded readFounded(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        List<ActorId> keepers =
                in.list("keepers", Keepers.SIZE_MAX, item -> item.parsedValue("the name of an actor", ActorId::new));
        in.key("instance");
        InstanceParameters parameters = InstanceDocument.read(in);
        in.endMap();
        return here.make("an event", () -> new Founded(parameters, keepers));
    }

    static void writeListed(DocumentWriter out, FactsListed event) {
        out.beginMap(2);
        out.list("added", event.added(), InstanceEvents::writeAdded);
        out.list("removed", event.removed(), (list, place) -> list.numberValue(place));
        out.endMap();
    }

    static FactsListed readListed(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        List<FactsListed.Added> added = in.list("added", FactsListed.CHANGES_MAX, InstanceEvents::readAdded);
        List<Integer> removed = in.list("removed", FactsListed.CHANGES_MAX, item -> (int) item.numberValue(PLACE));
        in.endMap();
        return here.make("an event", () -> new FactsListed(removed, added));
    }

    private static void writeAdded(DocumentWriter out, FactsListed.Added added) {
        out.beginMap(2);
        out.lane("fact", added.fact());
        out.number("place", added.place());
        out.endMap();
    }

    private static FactsListed.Added readAdded(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        FactDigest fact = new FactDigest(in.lane("fact"));
        int place = (int) in.number("place", PLACE);
        in.endMap();
        return new FactsListed.Added(place, fact);
    }

    static void writeCommitted(DocumentWriter out, Committed event) {
        out.beginMap(2);
        out.list("logs", event.logs(), InstanceEvents::writeLog);
        out.list("order", event.order(), (list, place) -> list.numberValue(place));
        out.endMap();
    }

    static Committed readCommitted(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        List<Committed.Log> logs = in.list("logs", Committed.LOGS_MAX, InstanceEvents::readLog);
        List<Integer> order = order(in);
        in.endMap();
        return here.make("an event", () -> new Committed(logs, order));
    }

    private static void writeLog(DocumentWriter out, Committed.Log log) {
        out.beginMap(3);
        out.bytes("hash", log.head().hash().bytes());
        out.text("actor", log.actor().name());
        out.number("sequence", log.head().sequence());
        out.endMap();
    }

    private static Committed.Log readLog(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        var hash = LogDocuments.hash(in, "hash");
        ActorId actor = in.parsed("actor", "the name of an actor", ActorId::new);
        LogHead head = new LogHead(in.number("sequence", LogDocuments.LONG), hash);
        in.endMap();
        return new Committed.Log(actor, head);
    }

    /** The key {@code order} with places in another list. */
    static List<Integer> order(DocumentReader in) throws MalformedInputException {
        return in.list("order", Batch.EFFECTS_MAX, item -> (int) item.numberValue(PLACE));
    }
}
