package io.tidemark.cli.audit;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Fire;
import io.tidemark.model.Holding;
import io.tidemark.model.Invoke;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Sequence;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.history.EffectSubjects;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.KnownCall;
import io.tidemark.verifier.audit.history.KnownResource;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down what happened, one node an effect, for the page and for scripts: the first {@value #EFFECTS_MAX} effects, with
 * their batches; the rest is counted.
 */
public final class Story implements Inspector {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The most effects that are written down. */
    public static final int EFFECTS_MAX = 20_000;

    private final Told told;
    private final EvidenceBook book = new EvidenceBook();
    private final ArrayNode batches = NODES.arrayNode();
    private final ArrayNode effects = NODES.arrayNode();
    private final ArrayNode refused = NODES.arrayNode();
    private final ArrayNode calls = NODES.arrayNode();
    private final Lineage lineage = new Lineage();
    private final Map<WatchId, String> watches = new TreeMap<>();
    private final Map<ResourceId, ArrayNode> steps = new TreeMap<>();
    private final Map<ResourceId, Holding> holdings = new TreeMap<>();
    private long first;
    private long last;
    private long leftOut;

    /** A story that tells effects in these words. */
    public Story(Told told) {
        this.told = told;
    }

    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        catchUp(before);
        switch (occurrence) {
            case Occurrence.BatchOpened opened -> opened(opened);
            case Occurrence.EffectApplied applied -> applied(applied, before);
            case Occurrence.EffectRefused r -> refused(r);
            case Occurrence.EffectsWithheld withheld -> withheld();
            case Occurrence.UseSeen seen -> {}
            case Occurrence.HoldingSeen seen -> {}
            case Occurrence.BatchesMissing gap -> {}
            case Occurrence.HistoryBroken gap -> {}
            case Occurrence.HistoryForked gap -> {}
            case Occurrence.HistoryTruncated gap -> {}
        }
    }

    @Override
    public void end(Ledger after, Consumer<Finding> report) {
        catchUp(after);
        for (KnownCall call : after.calls()) {
            ObjectNode node = calls.addObject()
                    .put("id", call.id().index())
                    .put("caller", call.caller().index())
                    .put("target", call.target().index())
                    .put("status", call.status().name());
            ArrayNode arguments = node.putArray("arguments");
            call.arguments().forEach(argument -> arguments.add(argument.index()));
        }
    }

    private void opened(Occurrence.BatchOpened opened) {
        Sequence sequence = opened.sequence();
        first = batches.isEmpty() ? sequence.value() : first;
        last = sequence.value();
        if (isFull()) {
            return;
        }
        ObjectNode node = batches.addObject()
                .put("sequence", sequence.value())
                .put("snapshot", opened.snapshot().sequence().value())
                .put("time", opened.snapshot().time().value());
        book.write(node.putObject("evidence"), opened.evidence());
    }

    private void withheld() {
        if (!isFull()) {
            ((ObjectNode) batches.get(batches.size() - 1)).put("withheld", true);
        }
    }

    private boolean isFull() {
        return effects.size() >= EFFECTS_MAX;
    }

    private void applied(Occurrence.EffectApplied applied, Ledger before) {
        lineage.see(applied);
        if (applied.effect() instanceof Watch && applied.created().isPresent()) {
            watches.put(WatchId.of(applied.created().getAsLong()), told.fields(applied.effect()));
        }
        if (isFull()) {
            leftOut++;
            return;
        }
        Effect effect = applied.effect();
        EffectSubjects subjects = EffectSubjects.of(effect);
        ObjectNode node = effects.addObject()
                .put("batch", applied.sequence().value())
                .put("tick", applied.tick().value())
                .put("author", effect.author().index())
                .put("counter", effect.header().counter().value())
                .put("kind", effect.kind().label())
                .put("text", told.fields(effect));
        applied.created().ifPresent(created -> node.put("created", created));
        if (!effect.header().group().isNone()) {
            node.put("group", effect.header().group().digest().lane().toString());
        }
        EffectParties parties = EffectParties.of(effect);
        if (!parties.party().isNone()) {
            node.put("party", parties.party().index());
        }
        if (effect instanceof Invoke) {
            applied.created().ifPresent(call -> node.put("call", call));
        } else if (!parties.call().isNone()) {
            node.put("call", parties.call().index());
        }
        watch(node, applied);
        if (effect instanceof Merge merge) {
            node.put("other", merge.other().index());
        }
        if (effect instanceof Deposit) {
            applied.created().ifPresent(resource -> node.put("resource", resource));
        }
        chain(node, subjects.capability(), before);
        touched(node, subjects.resource(), effects.size() - 1);
        book.write(node.putObject("evidence"), applied.evidence());
    }

    private static void watch(ObjectNode node, Occurrence.EffectApplied applied) {
        if (applied.effect() instanceof Watch) {
            applied.created().ifPresent(watch -> node.put("watch", watch));
        } else if (applied.effect() instanceof Fire fire) {
            node.put("watch", fire.watch().index());
        }
    }

    private static void chain(ObjectNode node, CapabilityId capability, Ledger before) {
        if (!capability.isNone()) {
            ArrayNode chain = node.putArray("chain");
            before.capability(capability)
                    .ifPresentOrElse(
                            known -> before.chainOf(known)
                                    .forEach(link -> chain.add(link.id().index())),
                            () -> chain.add(capability.index()));
        }
    }

    private void touched(ObjectNode node, ResourceId resource, int effect) {
        if (!resource.isNone()) {
            node.put("resource", resource.index());
            step(resource).put("effect", effect);
        }
    }

    private ObjectNode step(ResourceId resource) {
        return steps.computeIfAbsent(resource, none -> NODES.arrayNode()).addObject();
    }

    /** Puts down whose each resource is since the occurrence before: one changes its holding in few effects only. */
    private void catchUp(Ledger ledger) {
        if (leftOut > 0) {
            return;
        }
        for (KnownResource resource : ledger.changed()) {
            Holding now = resource.holding();
            if (!now.equals(holdings.put(resource.id(), now))) {
                holding(
                        step(resource.id())
                                .put("tick", resource.clock().value())
                                .putObject("holding"),
                        now);
            }
        }
    }

    private void refused(Occurrence.EffectRefused refusal) {
        ProgramId author = refusal.author();
        ObjectNode node = refused.addObject()
                .put("batch", refusal.sequence().value())
                .put("author", author.index())
                .put("kind", refusal.kind().label())
                .put("code", refusal.code().name())
                .put("rule", refusal.code().rule());
        if (!refusal.capability().isNone()) {
            node.put("capability", refusal.capability().index());
        }
        book.write(node.putObject("evidence"), refusal.evidence());
    }

    static void holding(ObjectNode node, Holding holding) {
        node.put("status", holding.status().name())
                .put("owner", holding.owner().index())
                .put("custodian", holding.custodian());
    }

    EvidenceBook evidence() {
        return book;
    }

    ArrayNode batches() {
        return batches;
    }

    ArrayNode effects() {
        return effects;
    }

    ArrayNode refused() {
        return refused;
    }

    ArrayNode calls() {
        return calls;
    }

    Lineage lineage() {
        return lineage;
    }

    /** What a watch waits for, in words. */
    String words(WatchId watch) {
        return watches.getOrDefault(watch, "");
    }

    ArrayNode stepsOf(ResourceId resource) {
        return steps.getOrDefault(resource, NODES.arrayNode());
    }

    /** Effects that are not written down. */
    long leftOut() {
        return leftOut;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}
