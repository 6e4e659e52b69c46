package io.tidemark.cli.audit;

import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CellId;
import io.tidemark.model.ResourceId;
import io.tidemark.verifier.audit.Source;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.history.Evidence;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Findings in sentences. Names are data: they are put in once, and never read as a template. */
public final class FindingText {
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    private final NameBook names;

    /** With the names of a world; an empty book shows indexes. */
    public FindingText(NameBook names) {
        this.names = names;
    }

    /** The sentence of a finding. */
    public String sentence(Finding finding) {
        Matcher holes = HOLE.matcher(finding.code().sentence());
        return holes.replaceAll(hole -> Matcher.quoteReplacement(finding.detail(hole.group(1))
                .map(this::words)
                .orElseThrow(() -> new IllegalStateException(finding.code() + " without " + hole.group(1)))));
    }

    /** One detail. */
    public String words(Detail.Value value) {
        return switch (value) {
            case Detail.Value.Cells cells ->
                cells.ids().stream().map(this::name).collect(Collectors.joining(", "));
            case Detail.Value.Count count -> Long.toUnsignedString(count.bits());
            case Detail.Value.Span span -> span(span.seconds());
            case Detail.Value.Lane lane ->
                names.text(lane.lane())
                        .orElseGet(() ->
                                "0x" + HexFormat.of().formatHex(lane.lane().encode()));
            case Detail.Value.Word word -> word.text();
        };
    }

    private String name(CellId id) {
        if (id.isNone()) {
            return id instanceof ResourceId ? "all resources" : "one that is not known";
        }
        String name = names.name(id);
        return name.startsWith("#") ? id.kind().name().toLowerCase(Locale.ROOT) + " " + name : name;
    }

    private static String span(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return seconds < 86_400
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toDays() + " d " + duration.toHoursPart() + " h";
    }

    /** Where to look, for people. */
    public static String place(Evidence evidence) {
        return switch (evidence) {
            case Evidence.InBundle bundle -> place(bundle.source());
            case Evidence.InLog log -> "log of " + log.actor() + ", entry " + log.entry();
            case Evidence.InSnapshot snapshot ->
                "snapshot " + snapshot.sequence().value();
        };
    }

    private static String place(Source source) {
        return "batch " + source.sequence().value() + ", " + source.list() + "[" + source.entry() + "], bundle "
                + source.bundle().toUnprefixedHexString().substring(0, 8);
    }
}
