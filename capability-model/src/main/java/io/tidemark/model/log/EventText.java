package io.tidemark.model.log;

import io.tidemark.model.Text;

/** The form of a text in an event. Without zeros in it, no sector of a log is all zeros (spec LOG-15). */
final class EventText {
    private EventText() {}

    static void check(String text) {
        int bytes = Text.utf8(text).length;
        if (bytes > LogEvent.TEXT_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "expected at most " + LogEvent.TEXT_BYTES_MAX + " bytes of text, got " + bytes);
        }
        checkControls(text);
    }

    static void checkControls(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("expected a text without control characters, got one that has some");
        }
    }
}
