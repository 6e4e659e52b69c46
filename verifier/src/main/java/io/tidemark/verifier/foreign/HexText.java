package io.tidemark.verifier.foreign;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Takes the bytes out of a file that holds them as hexadecimal text (FOR-2). */
final class HexText {
    private static final int PAIR = 2;

    private HexText() {}

    /** The bytes that the text stands for; the file itself if it is no such text. */
    static byte[] unwrap(byte[] file) {
        int end = file.length;
        while (end > 0 && isBlank(file[end - 1])) {
            end--;
        }
        int start = end >= PAIR && file[0] == '0' && file[1] == 'x' ? PAIR : 0;
        if (end == start || (end - start) % PAIR != 0) {
            return file;
        }
        for (int i = start; i < end; i++) {
            if (!HexFormat.isHexDigit(file[i] & 0xff)) {
                return file;
            }
        }
        return HexFormat.of().parseHex(new String(file, start, end - start, StandardCharsets.US_ASCII));
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
