package io.tidemark.runtime.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs of docs/tutorial-programs.md. */
public final class Tutorial {
    private static final Path FILE = Path.of("../docs/tutorial-programs.md");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (file|refused): (\\S+) -->\n```yaml\n(.*?)```\n", Pattern.DOTALL);

    private Tutorial() {}

    /** Its programs that run, by the name of their file. */
    public static Map<String, String> programs() throws IOException {
        return blocks("file");
    }

    /** Its programs that the checker refuses, by the code. */
    public static Map<String, String> refused() throws IOException {
        return blocks("refused");
    }

    /** All of it. */
    public static String text() throws IOException {
        return Files.readString(FILE);
    }

    private static Map<String, String> blocks(String sort) throws IOException {
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher matcher = BLOCK.matcher(text());
        while (matcher.find()) {
            if (matcher.group(1).equals(sort)) {
                blocks.put(matcher.group(2), matcher.group(3));
            }
        }
        return blocks;
    }
}
