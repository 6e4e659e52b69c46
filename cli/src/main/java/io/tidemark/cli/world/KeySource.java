package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.HexFormat;

/** Where a public key comes from: written in the world, or derived from a development seed (WLD-9). */
public sealed interface KeySource {
    Place place();

    /** The key itself, in hex. */
    record Given(String hex, Place place) implements KeySource {}

    /** The key of the seed in `secrets/`, made there if absent. */
    record Development(Place place) implements KeySource {}

    static KeySource read(YamlValue value, int bytes, boolean developmentAllowed) throws MalformedFileException {
        boolean development =
                value instanceof YamlValue.Scalar scalar && scalar.text().equals(Names.DEVELOPMENT);
        if (!development) {
            return new Given(HexFormat.of().formatHex(Fields.hex(value, bytes)), value.place());
        }
        if (!developmentAllowed) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_VALUE,
                    value.place(),
                    "a key of " + 2 * bytes + " hex digits",
                    "`development` came, which this world does not allow",
                    "Put the key there, or `development: true` in world.yaml if nothing here is of value.");
        }
        return new Development(value.place());
    }
}
