package io.tidemark.model.codec;

import io.tidemark.model.AssetId;
import io.tidemark.model.Condition;
import io.tidemark.model.ConditionKind;
import io.tidemark.model.DomainId;
import io.tidemark.model.FactDigest;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Watched;

/** The key {@code condition} of Watch and Fire: a map with the fields that the kind of condition uses (spec BND-18). */
final class ConditionDocument {
    private ConditionDocument() {}

    /** Which optional keys a kind of condition has, in a Watch. */
    private record Keys(boolean resource, boolean party, boolean fact, boolean quantity, boolean time) {
        static Keys of(ConditionKind kind) {
            return switch (kind) {
                case STATUS, QUANTITY_AT_LEAST, QUANTITY_AT_MOST -> new Keys(true, false, false, true, false);
                case OWNER -> new Keys(true, true, false, false, false);
                case FACT_AT_LEAST, FACT_AT_MOST -> new Keys(false, true, true, true, false);
                case TIME -> new Keys(false, false, false, false, true);
            };
        }

        private static int count(boolean... present) {
            int count = 1;
            for (boolean one : present) {
                count += one ? 1 : 0;
            }
            return count;
        }

        /** All keys of a Watch's condition; of a fact the asset and the domain. */
        int ofCondition() {
            return count(resource, party, fact, fact, quantity, time);
        }

        /** What a Fire repeats; of a fact its digest and the domain. */
        int ofWatched() {
            return count(resource, party, fact, fact);
        }
    }

    static void write(DocumentWriter out, Condition condition) {
        Watched watched = condition.watched();
        Keys keys = Keys.of(watched.kind());
        out.key("condition");
        out.beginMap(keys.ofCondition());
        out.text("kind", watched.kind().name());
        if (keys.time()) {
            out.number("time", condition.time().value());
        }
        if (keys.fact()) {
            out.lane("asset", condition.asset());
        }
        if (keys.party()) {
            out.id("party", watched.party());
        }
        if (keys.fact()) {
            out.number("domain", watched.domain().value());
        }
        if (keys.quantity()) {
            out.unsigned("quantity", condition.quantity().bits());
        }
        if (keys.resource()) {
            out.id("resource", watched.resource());
        }
        out.endMap();
    }

    static Condition readCondition(DocumentReader in) throws MalformedInputException {
        in.key("condition");
        Place here = in.place();
        in.beginMap();
        ConditionKind kind = in.constant("kind", ConditionKind.values());
        Keys keys = Keys.of(kind);
        Seconds time = keys.time() ? Scalars.seconds(in, "time") : Seconds.ZERO;
        AssetId asset = keys.fact() ? new AssetId(in.lane("asset")) : AssetId.NONE;
        ProgramId party = keys.party() ? Scalars.program(in, "party") : ProgramId.NONE;
        DomainId domain = keys.fact() ? Scalars.domain(in, "domain") : DomainId.NONE;
        Quantity quantity = keys.quantity() ? Scalars.quantity(in, "quantity") : Quantity.ZERO;
        ResourceId resource = keys.resource() ? Scalars.resource(in, "resource") : ResourceId.NONE;
        in.endMap();
        return here.make(
                "a condition", () -> new Condition(new Watched(kind, resource, party, domain), quantity, time, asset));
    }

    static void write(DocumentWriter out, Watched watched, FactDigest fact) {
        Keys keys = Keys.of(watched.kind());
        out.key("condition");
        out.beginMap(keys.ofWatched());
        if (keys.fact()) {
            out.lane("fact", fact);
        }
        out.text("kind", watched.kind().name());
        if (keys.party()) {
            out.id("party", watched.party());
        }
        if (keys.fact()) {
            out.number("domain", watched.domain().value());
        }
        if (keys.resource()) {
            out.id("resource", watched.resource());
        }
        out.endMap();
    }

    static Named readNamed(DocumentReader in) throws MalformedInputException {
        in.key("condition");
        Place here = in.place();
        in.beginMap();
        boolean hasFact = in.hasKey("fact");
        FactDigest fact = hasFact ? new FactDigest(in.lane("fact")) : FactDigest.NONE;
        ConditionKind kind = in.constant("kind", ConditionKind.values());
        Keys keys = Keys.of(kind);
        if (hasFact != keys.fact()) {
            throw here.fault(
                    MalformedCode.E_FORMAT,
                    "a fact if and only if the condition is about one",
                    kind + (hasFact ? " with a fact" : " without a fact"));
        }
        ProgramId party = keys.party() ? Scalars.program(in, "party") : ProgramId.NONE;
        DomainId domain = keys.fact() ? Scalars.domain(in, "domain") : DomainId.NONE;
        ResourceId resource = keys.resource() ? Scalars.resource(in, "resource") : ResourceId.NONE;
        in.endMap();
        return new Named(new Watched(kind, resource, party, domain), fact);
    }

    /** What a Fire says of its condition. */
    record Named(Watched watched, FactDigest fact) {}
}
