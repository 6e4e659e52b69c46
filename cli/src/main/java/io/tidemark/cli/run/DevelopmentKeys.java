package io.tidemark.cli.run;

import io.tidemark.algebra.JubjubPoint;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.cli.world.Secrets;
import io.tidemark.cli.world.Secrets.Role;
import io.tidemark.model.IntentHead;
import io.tidemark.model.KeeperSecret;
import io.tidemark.runtime.run.RunKeys;
import java.util.Arrays;
import java.util.List;

/** The keys that follow from a world's name and anyone can compute (WLD-9): for simulations. */
public final class DevelopmentKeys implements RunKeys {
    private final String world;
    private final List<String> keepers;

    /** Keys of a world with these keepers. */
    public DevelopmentKeys(String world, List<String> keepers) {
        this.world = world;
        this.keepers = List.copyOf(keepers);
    }

    @Override
    public JubjubPoint key(String program) {
        SchnorrSecretKey secret = controller(program);
        try {
            return secret.publicKey().point();
        } finally {
            secret.destroy();
        }
    }

    @Override
    public SchnorrSignature sign(String program, IntentHead head) {
        SchnorrSecretKey secret = controller(program);
        try {
            return secret.sign(head.lane());
        } finally {
            secret.destroy();
        }
    }

    private SchnorrSecretKey controller(String program) {
        byte[] seed = Secrets.developmentSeed(world, Role.PROGRAM, program);
        try {
            return SchnorrSecretKey.fromSeed(seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    @Override
    public List<KeeperSecret> keepers() {
        return keepers.stream()
                .map(keeper -> KeeperSecret.fromSeed(Secrets.developmentSeed(world, Role.KEEPER, keeper)))
                .toList();
    }
}
