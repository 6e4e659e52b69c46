package io.tidemark.runtime.observe;

import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.replay.ReplayException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an observer sees of logs as they are now. */
final class Seen {
    private Seen() {}

    static List<Observation> rest(Observer observer) throws ReplayException {
        List<Observation> seen = new ArrayList<>();
        Optional<Observation> next = observer.next();
        while (next.isPresent()) {
            seen.add(next.get());
            next = observer.next();
        }
        return seen;
    }

    static List<Violation> violations(LogFolder folder) throws ReplayException, IOException {
        try (Observer observer = Observer.ofInstance(folder, Invariants.ofInstance(), List.of())) {
            List<Violation> violations = new ArrayList<>();
            rest(observer).forEach(seen -> violations.addAll(seen.violations()));
            observer.broken().ifPresent(violations::add);
            observer.missing().ifPresent(violations::add);
            return violations;
        }
    }

    /** Each as {@code CODE actor/sequence}. */
    static List<String> codes(LogFolder folder) throws ReplayException, IOException {
        return violations(folder).stream()
                .map(each -> each.code() + " " + each.entry().actor() + "/"
                        + each.entry().head().sequence())
                .toList();
    }
}
