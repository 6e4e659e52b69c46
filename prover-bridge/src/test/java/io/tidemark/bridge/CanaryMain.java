package io.tidemark.bridge;

import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.model.Reference;
import java.util.Optional;

/** Proves, in both ways, what holds a canary, and lets both provers fail on it; whatever is said goes to the output. */
final class CanaryMain {
    static final String CANARY = "canary of the witness";

    private CanaryMain() {}

    public static void main(String[] arguments) throws Exception {
        Town town = Town.of("canary");
        town.found();
        town.trade();
        Applied applied = town.leave(Reference.of(CANARY));
        Applied other = Town.of("another").found();
        for (Prover prover : new Prover[] {
            InProcessProver.open(TestKeys.store(), TestKeys.TINY, Optional.empty(), ProverOptions.UNLIMITED),
            IsolatedProver.open(TestKeys.store(), TestKeys.TINY, Optional.empty(), ProverOptions.UNLIMITED)
        }) {
            try (prover;
                    Witness good = WitnessEncoder.encode(applied.trace(), applied.statement());
                    Witness bad = WitnessEncoder.encode(applied.trace(), other.statement())) {
                System.out.println(prover.check(good) + " " + prover.check(bad));
                System.out.println(prover.prove(good, System.out::println));
                prover.prove(bad, System.out::println);
            } catch (NativeBridgeException expected) {
                expected.printStackTrace(System.out);
            }
        }
        System.out.println("done");
    }
}
