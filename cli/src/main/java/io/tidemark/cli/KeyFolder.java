package io.tidemark.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where keys are, the same for the prover's key store and the verifier, which does not see the former. */
final class KeyFolder {
    private static final String VARIABLE = "TIDEMARK_KEYS";
    private static final String HOME = "HOME";

    private KeyFolder() {}

    /** TIDEMARK_KEYS, or .cache/tidemark/keys in the home folder, which HOME says before Java does. */
    static Path standard() {
        return standard(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path standard(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String said = environment.getOrDefault(HOME, "");
        return (said.isEmpty() ? home : Path.of(said))
                .resolve(".cache")
                .resolve("tidemark")
                .resolve("keys");
    }
}
