package io.tidemark.runtime.timemap.ethereum;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms that headers have had, named by the fork that brought them; a header is of a form by its number of fields. */
public enum HeaderForm {
    /** 15 fields. */
    FRONTIER(HeaderField.NONCE),
    /** 16 fields. */
    LONDON(HeaderField.BASE_FEE),
    /** 17 fields. */
    SHANGHAI(HeaderField.WITHDRAWALS_ROOT),
    /** 20 fields. */
    CANCUN(HeaderField.PARENT_BEACON_BLOCK_ROOT),
    /** 21 fields. */
    PRAGUE(HeaderField.REQUESTS_HASH);

    private final List<HeaderField> fields;

    HeaderForm(HeaderField last) {
        fields = List.of(HeaderField.values()).subList(0, last.ordinal() + 1);
    }

    /** The fields in their order. */
    public List<HeaderField> fields() {
        return fields;
    }

    static Optional<HeaderForm> of(int count) {
        return Arrays.stream(values())
                .filter(form -> form.fields.size() == count)
                .findFirst();
    }

    /** All counts, for messages. */
    static String counts() {
        return Arrays.stream(values())
                .map(form -> String.valueOf(form.fields.size()))
                .collect(Collectors.joining(", "));
    }
}
