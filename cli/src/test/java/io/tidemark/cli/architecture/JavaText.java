package io.tidemark.cli.architecture;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java source as the rules read it: comments and the insides of literals are blank, lines keep their numbers. */
record JavaText(String code) {
    // Order matters: whichever construct begins first hides the others.
    private static final Pattern HIDDEN = Pattern.compile(
            "//[^\n]*+|/\\*.*?\\*/|\"\"\".*?(?<!\\\\)\"\"\"|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"|'(?:\\\\.|[^'\\\\\n])+'",
            Pattern.DOTALL);
    private static final Pattern NOT_LINE_END = Pattern.compile("[^\\n]");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import\\s+(?:static\\s+)?([\\w.]+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");

    static JavaText of(String source) {
        return new JavaText(source).without(HIDDEN);
    }

    /** The same text with every match blank. */
    JavaText without(Pattern pattern) {
        return new JavaText(pattern.matcher(code)
                .replaceAll(match -> NOT_LINE_END.matcher(match.group()).replaceAll(" ")));
    }

    String packageName() {
        Matcher matcher = PACKAGE.matcher(code);
        return matcher.find() ? matcher.group(1) : "";
    }

    List<String> imports() {
        return IMPORT.matcher(code).results().map(match -> match.group(1)).toList();
    }

    List<MatchResult> find(Pattern pattern) {
        return pattern.matcher(code).results().toList();
    }

    int line(MatchResult match) {
        return (int) code.substring(0, match.start()).lines().count() + (code.charAt(match.start()) == '\n' ? 1 : 0);
    }
}
