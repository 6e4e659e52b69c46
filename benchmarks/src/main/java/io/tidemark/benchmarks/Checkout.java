package io.tidemark.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** The checkout that these classes were built in: what is measured is read from it. */
final class Checkout {
    private Checkout() {}

    /** A path below its root. */
    static Path path(String first, String... more) {
        return benchmarks().resolveSibling(Path.of(first, more));
    }

    /** The folder of this module, two above its jar or its classes. */
    static Path benchmarks() {
        try {
            Path built = Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Objects.requireNonNull(built.getParent()).resolveSibling("").toAbsolutePath();
        } catch (URISyntaxException failure) {
            throw new IllegalStateException("expected to run from a folder or jar", failure);
        }
    }
}
