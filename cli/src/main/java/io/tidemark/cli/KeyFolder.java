package io.tidemark.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where keys are, the same for the prover's key store and the verifier, which does not see the former. */
final class KeyFolder {
    private static final String VARIABLE = "TIDEMARK_KEYS";

    private KeyFolder() {}

    /** TIDEMARK_KEYS, or .cache/tidemark/keys in the home folder. */
    static Path standard() {
        return standard(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path standard(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        return named.isEmpty() ? home.resolve(".cache").resolve("tidemark").resolve("keys") : Path.of(named);
    }
}
