package io.tidemark.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "tidemark " + Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "(unpackaged)")
        };
    }
}
