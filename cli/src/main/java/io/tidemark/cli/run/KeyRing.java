package io.tidemark.cli.run;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.cli.world.KeySource;
import io.tidemark.cli.world.ProgramFile;
import io.tidemark.cli.world.Secrets;
import io.tidemark.cli.world.Secrets.Role;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldSettings;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;

/**
 * The keys of a world, and the secrets of those whose seeds are in it (docs/spec 9.4). Secrets are read when they are
 * needed; whoever asks for one destroys it.
 */
final class KeyRing {
    private final World world;
    private final Secrets secrets;

    KeyRing(World world) {
        this.world = world;
        this.secrets = world.secrets();
    }

    /** What the world's instance is founded on. */
    InstanceParameters parameters() throws MalformedFileException, IOException {
        WorldSettings settings = world.settings();
        List<KeeperKey> keys = new ArrayList<>(keeperKeys().values());
        if (keys.stream().distinct().count() < keys.size()) {
            throw new MalformedFileException(
                    FaultCode.E_NAME_TAKEN,
                    Place.file(world.folder().shown("world.yaml")),
                    "different keepers' keys",
                    "two keepers have the same",
                    "Give each keeper a key of its own.");
        }
        return new InstanceParameters(
                settings.name(),
                settings.depth(),
                settings.factDepth(),
                settings.capabilityDepth(),
                new Keepers(keys, settings.threshold()));
    }

    /** The keepers' keys by name, in the instance's order. */
    Map<String, KeeperKey> keeperKeys() throws MalformedFileException, IOException {
        Map<String, KeeperKey> keys = new LinkedHashMap<>();
        for (Map.Entry<String, KeySource> keeper : world.settings().keepers().entrySet()) {
            keys.put(keeper.getKey(), keeperKey(keeper.getKey(), keeper.getValue()));
        }
        return keys;
    }

    private KeeperKey keeperKey(String name, KeySource source) throws MalformedFileException, IOException {
        return switch (source) {
            case KeySource.Development development -> {
                KeeperSecret secret = keeperSecret(secrets.findOrDerive(Role.KEEPER, name));
                secret.destroy();
                yield secret.key();
            }
            case KeySource.Given given -> {
                try {
                    yield new KeeperKey(Bytes32.fromHexString(given.hex()));
                } catch (IllegalArgumentException weak) {
                    throw notAKey(given.place(), "an Ed25519 public key of prime order");
                }
            }
        };
    }

    /** The secrets of the keepers whose seeds are here. */
    List<KeeperSecret> keeperSecrets() throws MalformedFileException, IOException {
        List<KeeperSecret> found = new ArrayList<>();
        for (Map.Entry<String, KeeperKey> keeper : keeperKeys().entrySet()) {
            Optional<byte[]> seed = secrets.find(Role.KEEPER, keeper.getKey());
            if (seed.isPresent()) {
                KeeperSecret secret = keeperSecret(seed.get());
                if (!secret.key().equals(keeper.getValue())) {
                    throw mismatch(Role.KEEPER, keeper.getKey());
                }
                found.add(secret);
            }
        }
        return found;
    }

    private static KeeperSecret keeperSecret(byte[] seed) {
        try {
            return KeeperSecret.fromSeed(seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** The program of that name, which exists because an effect registered it. */
    ProgramFile program(String name) {
        return Objects.requireNonNull(world.programs().get(name), name);
    }

    /** The public key of a program's controller; that it is sound is the core's to say (E_KEY_WEAK). */
    JubjubPoint controllerKey(ProgramFile program) throws MalformedFileException, IOException {
        return switch (program.key()) {
            case KeySource.Development development -> {
                SchnorrSecretKey secret = controllerSecret(secrets.findOrDerive(Role.PROGRAM, program.name()));
                secret.destroy();
                yield secret.publicKey().point();
            }
            case KeySource.Given given -> point(given);
        };
    }

    /** The secret of a program's controller, if its seed is here. */
    Optional<SchnorrSecretKey> controllerSecret(ProgramFile program) throws MalformedFileException, IOException {
        JubjubPoint key = controllerKey(program);
        Optional<byte[]> seed = secrets.find(Role.PROGRAM, program.name());
        if (seed.isEmpty()) {
            return Optional.empty();
        }
        SchnorrSecretKey secret = controllerSecret(seed.get());
        if (!secret.publicKey().point().equals(key)) {
            secret.destroy();
            throw mismatch(Role.PROGRAM, program.name());
        }
        return Optional.of(secret);
    }

    private static SchnorrSecretKey controllerSecret(byte[] seed) {
        try {
            return SchnorrSecretKey.fromSeed(seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static JubjubPoint point(KeySource.Given given) throws MalformedFileException {
        byte[] bytes = HexFormat.of().parseHex(given.hex());
        if (!Fr.isCanonical(bytes, 0) || !Fr.isCanonical(bytes, Fr.BYTES)) {
            throw notAKey(given.place(), "a controller key x, y with both below r");
        }
        return new JubjubPoint(Fr.decode(bytes, 0), Fr.decode(bytes, Fr.BYTES));
    }

    private static MalformedFileException notAKey(Place place, String expected) {
        return new MalformedFileException(
                FaultCode.E_FORMAT_VALUE, place, expected, "other bytes came", "Put the public key there.");
    }

    private MalformedFileException mismatch(Role role, String name) {
        return new MalformedFileException(
                FaultCode.E_KEY_MISMATCH,
                Place.file(world.folder().shown(Secrets.file(role, name))),
                "the seed of the public key that the world gives for `" + name + "`",
                "it is the seed of another",
                "Put the right seed there, or its public key into the world.");
    }
}
