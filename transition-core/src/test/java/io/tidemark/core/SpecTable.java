package io.tidemark.core;

import io.tidemark.model.EffectKind;
import io.tidemark.model.RejectCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of spec 3.5, read from its chapter: which code is for which kinds. */
final class SpecTable {
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (E_\\w+) \\| .* \\| ([^|]+) \\|");
    private static final Set<EffectKind> USE =
            EnumSet.of(EffectKind.TRANSFER, EffectKind.ESCROW, EffectKind.CLAIM, EffectKind.DELEGATE);

    private SpecTable() {}

    /** The kinds of each code, in the order of the table. */
    static Map<RejectCode, Set<EffectKind>> read() {
        Map<RejectCode, Set<EffectKind>> table = new LinkedHashMap<>();
        for (String line : lines()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                RejectCode code = RejectCode.valueOf(row.group(2));
                if (code.number() != Integer.parseInt(row.group(1))) {
                    throw new IllegalStateException(code + " has another number in " + line);
                }
                table.put(code, kinds(code, row.group(3)));
            }
        }
        return table;
    }

    private static Set<EffectKind> kinds(RejectCode code, String column) {
        return switch (column) {
            case "batch" -> EnumSet.noneOf(EffectKind.class);
            case "all", "grouped" -> EnumSet.allOf(EffectKind.class);
            case "all but Register" -> EnumSet.complementOf(EnumSet.of(EffectKind.REGISTER));
            case "use" -> USE;
            case "use with a resource" -> USE;
            case "those that touch one", "those that name one" -> naming(code);
            case "Deposit; Fire under conditions 5 and 6" -> EnumSet.of(EffectKind.DEPOSIT, EffectKind.FIRE);
            default -> named(column);
        };
    }

    private static Set<EffectKind> naming(RejectCode code) {
        return code == RejectCode.E_RESOURCE_UNKNOWN
                ? EnumSet.of(
                        EffectKind.WITHDRAW,
                        EffectKind.TRANSFER,
                        EffectKind.ESCROW,
                        EffectKind.CLAIM,
                        EffectKind.REVOKE,
                        EffectKind.DELEGATE,
                        EffectKind.INVOKE,
                        EffectKind.SPLIT,
                        EffectKind.MERGE,
                        EffectKind.FIRE)
                : EnumSet.of(
                        EffectKind.TRANSFER,
                        EffectKind.ESCROW,
                        EffectKind.CLAIM,
                        EffectKind.DELEGATE,
                        EffectKind.REVOKE_CAPABILITY);
    }

    /** Every kind whose name stands in the column as a word. */
    private static Set<EffectKind> named(String column) {
        Set<EffectKind> kinds = EnumSet.noneOf(EffectKind.class);
        List<String> words = new ArrayList<>(List.of(column.split("\\W+", -1)));
        Stream.of(EffectKind.values())
                .filter(kind -> words.contains(kind.label()))
                .forEach(kinds::add);
        return kinds;
    }

    private static List<String> lines() {
        Path chapter = Path.of(System.getProperty("tidemark.root", ".."), "docs/spec/03-effects.md");
        try {
            return Files.readAllLines(chapter);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
