package io.tidemark.model.codec;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Counter;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Holding;
import io.tidemark.model.IntentHead;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Right;
import io.tidemark.model.Tick;
import io.tidemark.model.UseEntry;
import java.util.List;

/** The lists of a bundle (spec 6.3). */
final class OpeningsDocument {
    private OpeningsDocument() {}

    static void write(DocumentWriter out, Openings openings) {
        boolean withheld = openings.effects().heads().isEmpty();
        out.beginMap(withheld ? 3 : 4);
        out.list("uses", openings.uses(), OpeningsDocument::writeUse);
        switch (openings.effects()) {
            case EffectsOpening.Withheld none -> {}
            case EffectsOpening.Heads some -> writeEffects(out, some.entries(), List.of());
            case EffectsOpening.Full all -> writeEffects(out, all.entries(), all.effects());
        }
        out.list("programs", openings.programs(), OpeningsDocument::writeProgram);
        out.list("ownership", openings.ownership(), OpeningsDocument::writeOwnership);
        out.endMap();
    }

    static Openings read(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        List<UseEntry> uses = in.list("uses", Openings.ENTRIES_MAX, OpeningsDocument::readUse);
        EffectsOpening effects = in.hasKey("effects") ? readEffects(in) : new EffectsOpening.Withheld();
        List<ProgramEntry> programs = in.list("programs", Openings.ENTRIES_MAX, OpeningsDocument::readProgram);
        List<OwnershipEntry> ownership = in.list("ownership", Openings.ENTRIES_MAX, OpeningsDocument::readOwnership);
        in.endMap();
        return here.make("openings", () -> new Openings(effects, programs, ownership, uses));
    }

    private static void writeEffects(DocumentWriter out, List<EffectEntry> entries, List<Effect> effects) {
        boolean full = !effects.isEmpty();
        out.key("effects");
        out.beginMap(full ? 2 : 1);
        out.list("entries", entries, OpeningsDocument::writeEffect);
        if (full) {
            out.list("contents", effects, EffectWriter::write);
        }
        out.endMap();
    }

    private static EffectsOpening readEffects(DocumentReader in) throws MalformedInputException {
        in.key("effects");
        Place here = in.place();
        in.beginMap();
        List<EffectEntry> entries = in.list("entries", Openings.ENTRIES_MAX, OpeningsDocument::readEffect);
        if (in.isMapEnd()) {
            in.endMap();
            return here.make("an entry for each effect", () -> new EffectsOpening.Heads(entries));
        }
        List<Effect> effects = in.list("contents", Openings.ENTRIES_MAX, EffectReader::read);
        in.endMap();
        return here.make("an effect for each entry", () -> new EffectsOpening.Full(entries, effects));
    }

    private static void writeEffect(DocumentWriter out, EffectEntry entry) {
        out.beginMap(2);
        out.lane("head", entry.head());
        out.number("tick", entry.tick().value());
        out.endMap();
    }

    private static EffectEntry readEffect(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        EffectEntry entry = new EffectEntry(Scalars.head(in, "head"), Scalars.tick(in, "tick"));
        in.endMap();
        return entry;
    }

    private static void writeProgram(DocumentWriter out, ProgramEntry entry) {
        out.beginMap(5);
        out.id("program", entry.program());
        out.lane("headAfter", entry.headAfter());
        out.lane("headBefore", entry.headBefore());
        out.number("counterAfter", entry.counterAfter().value());
        out.number("counterBefore", entry.counterBefore().value());
        out.endMap();
    }

    private static ProgramEntry readProgram(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        ProgramId program = Scalars.program(in, "program");
        IntentHead headAfter = Scalars.head(in, "headAfter");
        IntentHead headBefore = Scalars.head(in, "headBefore");
        Counter counterAfter = Counter.of(in.number("counterAfter", Scalars.WORD));
        Counter counterBefore = Counter.of(in.number("counterBefore", Scalars.WORD));
        in.endMap();
        return new ProgramEntry(program, counterBefore, counterAfter, headBefore, headAfter);
    }

    private static void writeOwnership(DocumentWriter out, OwnershipEntry entry) {
        out.beginMap(3);
        writeHolding(out, "after", entry.after());
        writeHolding(out, "before", entry.before());
        out.id("resource", entry.resource());
        out.endMap();
    }

    private static OwnershipEntry readOwnership(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        Holding after = readHolding(in, "after");
        Holding before = readHolding(in, "before");
        OwnershipEntry entry = new OwnershipEntry(Scalars.resource(in, "resource"), before, after);
        in.endMap();
        return entry;
    }

    private static void writeHolding(DocumentWriter out, String key, Holding holding) {
        out.key(key);
        out.beginMap(3);
        out.id("owner", holding.owner());
        out.text("status", holding.status().name());
        out.number("custodian", holding.custodian());
        out.endMap();
    }

    private static Holding readHolding(DocumentReader in, String key) throws MalformedInputException {
        in.key(key);
        Place here = in.place();
        in.beginMap();
        ProgramId owner = Scalars.program(in, "owner");
        ResourceStatus status = in.constant("status", ResourceStatus.values());
        long custodian = in.number("custodian", Scalars.WORD);
        in.endMap();
        return here.make("a holding", () -> new Holding(owner, custodian, status));
    }

    /** A use that is none is an empty map. */
    private static void writeUse(DocumentWriter out, UseEntry entry) {
        if (entry.isNone()) {
            out.beginMap(0);
        } else {
            out.beginMap(5);
            out.number("tick", entry.tick().value());
            out.id("user", entry.user());
            out.text("right", entry.rights().toList().getFirst().name());
            out.id("resource", entry.resource());
            out.id("capability", entry.capability());
        }
        out.endMap();
    }

    private static UseEntry readUse(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        if (in.isMapEnd()) {
            in.endMap();
            return UseEntry.NONE;
        }
        Tick tick = Scalars.tick(in, "tick");
        ProgramId user = Scalars.program(in, "user");
        Right right = in.constant("right", Right.values());
        ResourceId resource = Scalars.resource(in, "resource");
        CapabilityId capability = Scalars.capability(in, "capability");
        in.endMap();
        return here.make("a use", () -> UseEntry.of(capability, user, resource, tick, right));
    }
}
