package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bridge.generated.NativeBuild;
import io.tidemark.cli.world.ExampleWorld;
import java.nio.file.Path;

/** The key of tiny for the native tests, made once and kept in the build folder. */
final class NativeKeys {
    // By build: a key of an earlier circuit would be listed beside the present one.
    private static final Path FOLDER =
            ExampleWorld.repository().resolve("cli/target/test-keys").resolve(NativeBuild.HASH.substring(0, 16));

    private NativeKeys() {}

    /** The key folder, with a key of the present circuit in it. */
    static synchronized Path folder() {
        Cli.Result setup = Cli.run("keys", "setup", "--development", "--keys", FOLDER);
        assertThat(setup.exitCode()).as(setup.err()).isZero();
        return FOLDER;
    }
}
