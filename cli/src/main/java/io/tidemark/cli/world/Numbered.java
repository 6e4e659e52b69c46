package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files named NNNN, from 0001 without gaps (WLD-6). */
public final class Numbered {
    /** The largest number of four digits. */
    public static final int MAX = 9999;

    private static final Pattern YAML_FILE = Pattern.compile("(?!0000)[0-9]{4}\\.yaml");

    private Numbered() {}

    /** Four digits. */
    public static String name(int number) {
        return String.format(Locale.ROOT, "%04d", number);
    }

    /** How many NNNN.yaml are in the folder. */
    static int count(WorldFolder folder, String name) throws MalformedFileException, IOException {
        int count = 0;
        for (String file : folder.list(name, YAML_FILE, "only files named 0001.yaml, 0002.yaml, ...")) {
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
        return count;
    }
}
