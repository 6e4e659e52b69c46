package io.tidemark.cli;

import picocli.CommandLine.Option;

/** The option that lets keys pass whose maker can forge, shared by all commands that verify. */
final class DevelopmentKeyOption {
    @Option(
            names = "--allow-development-key",
            description = "Accept proofs under development keys, which whoever made the key can forge.")
    private boolean allowed;

    boolean isAllowed() {
        return allowed;
    }
}
