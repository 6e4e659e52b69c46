package io.tidemark.runtime.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document that is a mapping, within limits that are checked as it is read (docs/spec 9.2).
 *
 * <p>It reads the parser's events and not a data binding, because a binding hides what must be refused: anchors on
 * values and second documents.
 */
public final class YamlReader {
    /** Bytes of a file. */
    public static final int SIZE_MAX = 1 << 20;
    /** Levels of mappings and lists in a file of a world, the outermost included. */
    public static final int DEPTH_MAX = 8;
    /** Characters of a key. */
    public static final int KEY_LENGTH_MAX = 64;
    /** Characters of a scalar. */
    public static final int SCALAR_LENGTH_MAX = 4096;
    /** Entries of a mapping or a list. */
    public static final int ENTRIES_MAX = 4096;

    private static final String PLAIN = "Write it out plainly (docs/spec 9.2 shows what is allowed).";

    private final String file;
    private final int depthMax;
    private final Iterator<Event> events;

    private YamlReader(String file, int depthMax, Iterator<Event> events) {
        this.file = file;
        this.depthMax = depthMax;
        this.events = events;
    }

    /**
     * Reads {@code bytes}, which came from {@code file}, with at most {@link #DEPTH_MAX} levels.
     *
     * @throws MalformedFileException as {@link #read(String, byte[], int)}
     */
    public static YamlValue.Mapping read(String file, byte[] bytes) throws MalformedFileException {
        return read(file, bytes, DEPTH_MAX);
    }

    /**
     * Reads {@code bytes}, which came from {@code file}.
     *
     * @param depthMax levels of mappings and lists, the outermost included
     * @throws MalformedFileException E_LIMIT when a limit is passed, E_FORMAT_YAML when the text is not YAML or goes
     *     beyond the subset, E_FORMAT_KEY when a key stands twice
     */
    public static YamlValue.Mapping read(String file, byte[] bytes, int depthMax) throws MalformedFileException {
        if (bytes.length > SIZE_MAX) {
            throw limit(Place.file(file), "at most " + SIZE_MAX + " bytes", bytes.length + " bytes came");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(SIZE_MAX)
                .setParseComments(false)
                .build();
        try {
            YamlReader reader = new YamlReader(
                    file,
                    depthMax,
                    new Parse(settings).parseString(decode(file, bytes)).iterator());
            return reader.document();
        } catch (MarkedYamlEngineException broken) {
            Place place = broken.getProblemMark().map(mark -> place(file, mark)).orElse(Place.file(file));
            throw yaml(place, "YAML", "the parser says: " + Shown.brief(broken.getProblem()));
        } catch (YamlEngineException broken) {
            throw yaml(Place.file(file), "YAML", "the parser says: " + Shown.brief(firstLine(broken)));
        }
    }

    private YamlValue.Mapping document() throws MalformedFileException {
        Event event = events.next();
        while (event.getEventId() == Event.ID.StreamStart) {
            event = events.next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            throw yaml(Place.file(file), "a mapping", "the file is empty");
        }
        DocumentStartEvent start = (DocumentStartEvent) event;
        if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
            throw yaml(place(start), "no % directives", "one came");
        }
        YamlValue root = value(events.next(), 1);
        if (!(root instanceof YamlValue.Mapping mapping)) {
            throw yaml(root.place(), "a mapping (`key: value` lines)", root.describe());
        }
        Event rest = events.next();
        while (rest.getEventId() == Event.ID.DocumentEnd) {
            rest = events.next();
        }
        if (rest.getEventId() != Event.ID.StreamEnd) {
            throw yaml(place(rest), "one document", "a second one begins");
        }
        return mapping;
    }

    private YamlValue value(Event event, int depth) throws MalformedFileException {
        refuseExtras(event);
        Place place = place(event);
        if (event instanceof ScalarEvent scalar) {
            String text = scalar.getValue();
            if (text.length() > SCALAR_LENGTH_MAX) {
                throw limit(place, "at most " + SCALAR_LENGTH_MAX + " characters", text.length() + " came");
            }
            return new YamlValue.Scalar(text, scalar.isPlain(), place);
        }
        if (depth > depthMax) {
            throw limit(place, "at most " + depthMax + " levels", "one more begins");
        }
        return event instanceof MappingStartEvent ? mapping(place, depth) : sequence(place, depth);
    }

    private YamlValue.Sequence sequence(Place place, int depth) throws MalformedFileException {
        List<YamlValue> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            if (items.size() == ENTRIES_MAX) {
                throw limit(place(event), "at most " + ENTRIES_MAX + " entries", "one more came");
            }
            items.add(value(event, depth + 1));
        }
        return new YamlValue.Sequence(items, place);
    }

    private YamlValue.Mapping mapping(Place place, int depth) throws MalformedFileException {
        Map<YamlValue.Key, YamlValue> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlValue.Key key = key(event);
            if (entries.size() == ENTRIES_MAX) {
                throw limit(key.place(), "at most " + ENTRIES_MAX + " entries", "one more came");
            }
            if (entries.containsKey(key)) {
                throw new MalformedFileException(
                        FaultCode.E_FORMAT_KEY,
                        key.place(),
                        "each key once",
                        "`" + Shown.brief(key.text()) + "` came again",
                        "Remove one of the two.");
            }
            entries.put(key, value(events.next(), depth + 1));
        }
        return new YamlValue.Mapping(java.util.Collections.unmodifiableMap(entries), place);
    }

    private YamlValue.Key key(Event event) throws MalformedFileException {
        refuseExtras(event);
        if (!(event instanceof ScalarEvent scalar)) {
            throw yaml(place(event), "a word as key", "a list or mapping came");
        }
        if (scalar.getValue().length() > KEY_LENGTH_MAX) {
            throw limit(
                    place(event),
                    "a key of at most " + KEY_LENGTH_MAX + " characters",
                    scalar.getValue().length() + " came");
        }
        return new YamlValue.Key(scalar.getValue(), place(event));
    }

    private void refuseExtras(Event event) throws MalformedFileException {
        if (event instanceof AliasEvent alias) {
            throw yaml(
                    place(event),
                    "no aliases",
                    "`*" + Shown.brief(alias.getAlias().getValue()) + "` came");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            String anchor = node.getAnchor().get().getValue();
            throw yaml(place(event), "no anchors", "`&" + Shown.brief(anchor) + "` came");
        }
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
        if (tag.isPresent()) {
            throw yaml(place(event), "no tags", "`" + Shown.brief(tag.get()) + "` came");
        }
    }

    private Place place(Event event) {
        return event.getStartMark().map(mark -> place(file, mark)).orElse(Place.file(file));
    }

    private static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String decode(String file, byte[] bytes) throws MalformedFileException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw yaml(Place.file(file), "UTF-8 text", "other bytes came");
        }
    }

    private static String firstLine(Throwable broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }

    private static MalformedFileException limit(Place place, String expected, String actual) {
        return new MalformedFileException(
                FaultCode.E_LIMIT, place, expected, actual, "Split it up: no world needs more in one place.");
    }

    private static MalformedFileException yaml(Place place, String expected, String actual) {
        return new MalformedFileException(FaultCode.E_FORMAT_YAML, place, expected, actual, PLAIN);
    }
}
