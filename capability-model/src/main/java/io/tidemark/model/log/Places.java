package io.tidemark.model.log;

import java.util.List;

/** Places in a short list, which stand for its items. From 1, so that no long row of them is a row of zeros (LOG-15). */
final class Places {
    private Places() {}

    static void check(List<Integer> places, int size) {
        for (int place : places) {
            if (place < 1 || place > size) {
                throw new IllegalArgumentException("expected a place from 1 to " + size + ", got " + place);
            }
        }
    }
}
