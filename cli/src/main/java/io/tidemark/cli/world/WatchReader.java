package io.tidemark.cli.world;

import io.tidemark.model.CellKind;
import io.tidemark.model.ConditionKind;
import io.tidemark.model.ResourceStatus;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Watch and Fire, and keeps what named watches promise: a Fire by name need not say it again (docs/spec 9.8). */
final class WatchReader {
    private static final Map<String, ResourceStatus> STATUSES = statuses();
    private static final List<String> BOUNDS = List.of("at-least", "at-most");

    private final EffectReader effects;
    private final WorldSettings settings;
    private final Map<String, Proposal> promised = new HashMap<>();

    WatchReader(EffectReader effects, WorldSettings settings) {
        this.effects = effects;
        this.settings = settings;
    }

    Proposal watch(Fields fields, Place place) throws MalformedFileException {
        Ref author = effects.author(fields);
        WatchedFor on = on(fields.get("on"));
        Proposal then = effects.readPromised(fields.get("then"), author);
        String label = effects.label(fields, CellKind.WATCH);
        if (label != null) {
            promised.put(label, then);
        }
        return new Proposal.Watch(author, on, then, label, place);
    }

    Proposal fire(Fields fields, Place place) throws MalformedFileException {
        Ref author = effects.author(fields);
        Ref watch = effects.cell(fields, "watch", CellKind.WATCH);
        FactFile fact = fields.has("fact") ? effects.fact(fields) : null;
        Proposal known = watch instanceof Ref.Named named ? promised.get(named.name()) : null;
        Proposal then = known == null || fields.has("then") ? effects.readPromised(fields.get("then"), author) : known;
        return new Proposal.Fire(author, watch, fact, then, place);
    }

    private WatchedFor on(YamlValue value) throws MalformedFileException {
        Fields any = Fields.ofAnyKeys(value, "`on`");
        if (any.has("time")) {
            return new WatchedFor.Time(
                    Fields.of(value, "`on` with `time`", List.of("time")).time("time"));
        }
        return any.has("domain") ? seen(value) : ofResource(value);
    }

    private WatchedFor seen(YamlValue value) throws MalformedFileException {
        Fields fields =
                Fields.of(value, "`on` with `domain`", List.of("domain", "account", "asset", "at-least", "at-most"));
        String bound = one(fields, BOUNDS);
        return new WatchedFor.Seen(
                bound.equals("at-least") ? ConditionKind.FACT_AT_LEAST : ConditionKind.FACT_AT_MOST,
                ProgramFile.domain(fields, settings),
                fields.has("account") ? effects.program(fields, "account") : null,
                fields.text("asset"),
                fields.unsigned(bound, 64, 0));
    }

    private WatchedFor ofResource(YamlValue value) throws MalformedFileException {
        Fields fields = Fields.of(value, "`on`", List.of("resource", "status", "owner", "at-least", "at-most"));
        Ref resource = effects.resource(fields, "resource");
        return switch (one(fields, List.of("status", "owner", "at-least", "at-most"))) {
            case "status" ->
                new WatchedFor.Bound(
                        ConditionKind.STATUS,
                        resource,
                        Fields.choice(fields.get("status"), STATUSES).number());
            case "owner" -> new WatchedFor.Owner(resource, effects.program(fields, "owner"));
            case "at-least" ->
                new WatchedFor.Bound(ConditionKind.QUANTITY_AT_LEAST, resource, fields.unsigned("at-least", 64, 0));
            default ->
                new WatchedFor.Bound(ConditionKind.QUANTITY_AT_MOST, resource, fields.unsigned("at-most", 64, 0));
        };
    }

    /** The one key of these that is there. */
    private static String one(Fields fields, List<String> keys) throws MalformedFileException {
        List<String> found = keys.stream().filter(fields::has).toList();
        if (found.size() != 1) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_KEY,
                    fields.place(),
                    "one of the keys " + String.join(", ", keys),
                    found.isEmpty() ? "none of them came" : String.join(" and ", found) + " came",
                    "A watch waits for one thing; for another, make another watch.");
        }
        return found.getFirst();
    }

    private static Map<String, ResourceStatus> statuses() {
        Map<String, ResourceStatus> statuses = new LinkedHashMap<>();
        for (ResourceStatus status : ResourceStatus.values()) {
            if (status != ResourceStatus.ABSENT) {
                statuses.put(status.name(), status);
            }
        }
        return statuses;
    }
}
