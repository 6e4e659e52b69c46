package io.tidemark.cli;

import io.tidemark.cli.run.KeyDesk;
import io.tidemark.model.KeyId;
import io.tidemark.runtime.yaml.Shown;
import java.util.List;

/** A key of the store as the command line names it. */
final class KeyChoice {
    private KeyChoice() {}

    /** The id that this is, or the one key whose id begins like this. */
    static KeyId of(KeyDesk desk, String wanted) throws CommandFailure {
        try {
            return KeyId.parse(wanted);
        } catch (IllegalArgumentException partial) {
            List<String> found = desk.list().stream()
                    .map(KeyDesk.Row::id)
                    .filter(id -> !wanted.isEmpty() && id.startsWith(wanted))
                    .toList();
            if (found.size() == 1) {
                return KeyId.parse(found.getFirst());
            }
            throw CommandFailure.usage(
                    (found.isEmpty() ? "no key begins with `" : "several keys begin with `") + Shown.brief(wanted)
                            + "`",
                    "Give more of its id: `tidemark keys list` shows them.");
        }
    }
}
