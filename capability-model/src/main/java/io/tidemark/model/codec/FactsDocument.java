package io.tidemark.model.codec;

import io.tidemark.model.AssetId;
import io.tidemark.model.DomainId;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.Height;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import java.util.List;

/** The body of {@code tidemark/facts} (spec 6.4). */
final class FactsDocument {
    private FactsDocument() {}

    static void write(DocumentWriter out, List<Fact> facts) {
        out.beginMap(1);
        out.list("facts", facts, FactsDocument::writeFact);
        out.endMap();
    }

    static List<Fact> read(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        List<Fact> facts = in.list("facts", Limits.LIST_MAX, FactsDocument::readFact);
        in.endMap();
        return facts;
    }

    static void writeFact(DocumentWriter out, Fact fact) {
        out.beginMap(9);
        out.text("kind", fact.kind().name());
        out.number("time", fact.time().value());
        out.lane("asset", fact.asset());
        out.number("domain", fact.domain().value());
        out.unsigned("height", fact.height().bits());
        out.id("account", fact.account());
        out.unsigned("quantity", fact.quantity().bits());
        out.number("sequence", fact.sequence().value());
        out.lane("reference", fact.reference());
        out.endMap();
    }

    static Fact readFact(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        FactKind kind = in.constant("kind", FactKind.values());
        Seconds time = Scalars.seconds(in, "time");
        AssetId asset = new AssetId(in.lane("asset"));
        DomainId domain = Scalars.domain(in, "domain");
        Height height = Scalars.height(in, "height");
        ProgramId account = Scalars.program(in, "account");
        Quantity quantity = Scalars.quantity(in, "quantity");
        Sequence sequence = Sequence.of(in.number("sequence", Scalars.WORD));
        Reference reference = new Reference(in.lane("reference"));
        in.endMap();
        return here.make(
                "a fact", () -> new Fact(domain, account, sequence, kind, asset, quantity, height, time, reference));
    }
}
