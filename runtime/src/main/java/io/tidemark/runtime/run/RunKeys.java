package io.tidemark.runtime.run;

import io.tidemark.algebra.JubjubPoint;
import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.model.IntentHead;
import io.tidemark.model.KeeperSecret;
import java.util.List;

/** Who signs in a run. Programs go by their names in the world. */
public interface RunKeys {
    /**
     * The key of a program's controller.
     *
     * @throws ActorGoneException if who has it cannot be asked any more
     */
    JubjubPoint key(String program);

    /**
     * The controller's signature over the program's intent head.
     *
     * @throws ActorGoneException if who signs for it cannot be asked any more
     */
    SchnorrSignature sign(String program, IntentHead head);

    /** The keys of the keepers, as many as a quorum or more; destroyed by who asked for them. */
    List<KeeperSecret> keepers();
}
