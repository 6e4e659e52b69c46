package io.tidemark.cli.run;

import io.tidemark.bridge.Estimate;
import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.generated.NativeBuild;
import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.doctor.Finding;
import io.tidemark.model.ShapeId;
import java.nio.file.Path;

/** Whether the prover is there and answers. */
public final class NativeProbe {
    private static final String NAME = "prover";

    private NativeProbe() {}

    /** Starts the native prover in a process of its own and asks it for a forecast. */
    public static Finding library() {
        try {
            Estimate estimate = KeyStore.at(Path.of("")).estimate(ShapeId.of("tiny", 8));
            return Finding.good(
                    NAME,
                    "gnark " + NativeBuild.GNARK + ", build " + NativeBuild.HASH.substring(0, 12) + "; tiny: "
                            + estimate);
        } catch (NativeBridgeException failure) {
            CommandFailure explained = BridgeFaults.explain(failure);
            return Finding.bad(
                    NAME,
                    failure.status() + ": " + explained.getMessage(),
                    "Build it: with Go and a C compiler on the path, run ./tidemark demo (or ./mvnw package).");
        } catch (NoClassDefFoundError withoutBridge) {
            return Finding.bad(NAME, "this build has none", "Build it with Go and a C compiler: ./mvnw package.");
        }
    }
}
