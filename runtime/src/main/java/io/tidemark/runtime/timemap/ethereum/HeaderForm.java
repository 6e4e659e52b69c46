package io.tidemark.runtime.timemap.ethereum;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms that headers have had, named by the fork that brought them; a header is of a form by its number of fields. */
public enum HeaderForm {
    /** To the nonce. */
    FRONTIER(15),
    /** With the base fee. */
    LONDON(16),
    /** With the withdrawals root. */
    SHANGHAI(17),
    /** With blob gas and the beacon root. */
    CANCUN(20),
    /** With the requests hash. */
    PRAGUE(21);

    private final int count;

    HeaderForm(int count) {
        this.count = count;
    }

    /** The fields in their order. */
    public List<HeaderField> fields() {
        return List.of(HeaderField.values()).subList(0, count);
    }

    static Optional<HeaderForm> of(int count) {
        return Arrays.stream(values()).filter(form -> form.count == count).findFirst();
    }

    /** All counts, for messages. */
    static String counts() {
        return Arrays.stream(values()).map(form -> String.valueOf(form.count)).collect(Collectors.joining(", "));
    }
}
