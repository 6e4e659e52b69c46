package io.tidemark.cli.world;

import io.tidemark.cli.yaml.FaultCode;
import io.tidemark.cli.yaml.MalformedFileException;
import io.tidemark.cli.yaml.Place;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files named NNNN, from 0001 without gaps (WLD-6). */
public final class Numbered {
    /** The largest number of four digits. */
    public static final int MAX = 9999;

    private Numbered() {}

    /** Four digits. */
    public static String name(int number) {
        return String.format(Locale.ROOT, "%04d", number);
    }

    /** How many NNNN.yaml are in the folder; files NNNN{@code otherSuffix} may stand beside them. */
    static int count(WorldFolder folder, String name, String otherSuffix) throws MalformedFileException, IOException {
        String also = otherSuffix.isEmpty() ? "" : "|" + Pattern.quote(otherSuffix);
        Pattern pattern = Pattern.compile("(?!0000)[0-9]{4}(\\.yaml" + also + ")");
        List<String> files = folder.list(name, pattern, "only files named 0001.yaml, 0002.yaml, ...");
        int count = 0;
        for (String file : files) {
            if (file.endsWith(".yaml")) {
                count++;
                if (!file.equals(name(count) + ".yaml")) {
                    throw new MalformedFileException(
                            FaultCode.E_FILE_MISSING,
                            Place.file(folder.shown(name)),
                            name(count) + ".yaml before " + file,
                            "it is not there",
                            "Number the files from 0001 without gaps.");
                }
            }
        }
        return count;
    }
}
