package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.ExampleWorld;
import java.nio.file.Path;

/** The key of tiny for the native tests, made once and kept in the build folder. */
final class NativeKeys {
    private static final Path FOLDER = ExampleWorld.repository().resolve("cli/target/test-keys");

    private NativeKeys() {}

    /** The key folder, with a key of the present circuit in it. */
    static synchronized Path folder() {
        Cli.Result setup = Cli.run("keys", "setup", "--development", "--keys", FOLDER);
        assertThat(setup.exitCode()).as(setup.err()).isZero();
        return FOLDER;
    }
}
