package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A token whose transfers to one address are deposits for an account program (docs/spec 9.5).
 *
 * @param contract the ERC-20 contract, 40 hex digits
 * @param address where the deposits arrive, 40 hex digits
 * @param unit how many of the token's smallest units are a quantity of 1; unsigned
 */
public record TokenFile(String asset, String contract, String address, long unit) {
    private static final List<String> KEYS = List.of("asset", "contract", "address", "unit");
    private static final int ADDRESS_BYTES = 20;

    static List<TokenFile> readAll(Fields program) throws MalformedFileException {
        List<TokenFile> tokens = new ArrayList<>();
        for (YamlValue value : program.list("tokens")) {
            Fields fields = Fields.of(value, "a token", KEYS);
            tokens.add(new TokenFile(
                    fields.text("asset"),
                    address(fields, "contract"),
                    address(fields, "address"),
                    fields.unsigned("unit", 64, 1)));
        }
        return tokens;
    }

    private static String address(Fields fields, String key) throws MalformedFileException {
        return HexFormat.of().formatHex(Fields.hex(fields.get(key), ADDRESS_BYTES));
    }

    static Optional<TokenFile> ofAsset(List<TokenFile> tokens, String asset) {
        return tokens.stream().filter(token -> token.asset.equals(asset)).findFirst();
    }
}
