package io.tidemark.cli.world;

import io.tidemark.model.FactKind;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One of facts/*.yaml (docs/spec 9.6).
 *
 * @param number its place in the order of observation, from 1
 * @param domain the domain's number
 * @param kind whether something arrived, or was only seen
 * @param account the name of the account program; empty if something was only seen
 * @param quantity unsigned
 * @param height unsigned
 * @param time Unix seconds
 * @param block hash of its block, if it says so
 * @param proof the file below the world that shows the deposit, if there is one
 */
public record FactFile(
        String name,
        int number,
        FactKind kind,
        long domain,
        String account,
        long sequence,
        String asset,
        long quantity,
        long height,
        long time,
        String reference,
        Optional<String> block,
        Optional<String> proof,
        Place place) {
    static final String FOLDER = "facts";

    private static final Map<String, FactKind> KINDS =
            Map.of("deposit", FactKind.DEPOSIT, "observation", FactKind.OBSERVATION);
    private static final List<String> KEYS = List.of(
            "name",
            "number",
            "domain",
            "account",
            "sequence",
            "asset",
            "quantity",
            "height",
            "time",
            "reference",
            "block",
            "proof",
            "kind");

    /** All facts in the order of observation. */
    static List<FactFile> readAll(WorldFolder folder, WorldSettings settings, Map<String, ProgramFile> programs)
            throws MalformedFileException, IOException {
        List<FactFile> facts = new ArrayList<>();
        Map<String, Place> names = new HashMap<>();
        for (String file : folder.list(FOLDER, ProgramFile.YAML_FILE, ProgramFile.YAML_FILE_EXPECTED)) {
            FactFile fact = read(folder, FOLDER + "/" + file, settings, programs);
            Place first = names.putIfAbsent(fact.name, fact.place);
            if (first != null) {
                throw Names.taken("a fact", fact.name, fact.place, first);
            }
            facts.add(fact);
        }
        facts.sort(Comparator.comparingInt(FactFile::number));
        for (int i = 0; i < facts.size(); i++) {
            checkNumber(facts, i);
        }
        return List.copyOf(facts);
    }

    private static void checkNumber(List<FactFile> facts, int index) throws MalformedFileException {
        FactFile fact = facts.get(index);
        if (index > 0 && facts.get(index - 1).number == fact.number) {
            throw Names.taken("a fact's number", String.valueOf(fact.number), fact.place, facts.get(index - 1).place);
        }
        if (fact.number != index + 1) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_VALUE,
                    fact.place,
                    "facts numbered from 1 without gaps, so " + (index + 1) + " here",
                    "the number " + fact.number + " came",
                    "Number the facts in the order in which they were observed.");
        }
    }

    private static FactFile read(
            WorldFolder folder, String file, WorldSettings settings, Map<String, ProgramFile> programs)
            throws MalformedFileException, IOException {
        Fields fields = Fields.of(folder.readYaml(file), "a fact", KEYS);
        Place place = fields.get("name").place();
        FactKind kind = fields.has("kind") ? Fields.choice(fields.get("kind"), KINDS) : FactKind.DEPOSIT;
        boolean arrived = kind == FactKind.DEPOSIT;
        String account = arrived ? fields.name("account") : "";
        long domain = ProgramFile.domain(fields, settings);
        if (arrived) {
            checkAccount(fields, account, domain, programs);
        } else {
            checkSeen(fields);
        }
        if (fields.has("proof")) {
            checkToken(fields, Objects.requireNonNull(programs.get(account)));
        }
        return new FactFile(
                Names.read(fields.get("name")),
                fields.number("number", 1, 1 << 3 * settings.factDepth()),
                kind,
                domain,
                account,
                fields.unsigned("sequence", 32, 1),
                fields.text("asset"),
                fields.unsigned("quantity", 64, arrived ? 1 : 0),
                fields.unsigned("height", 64, 0),
                fields.time("time"),
                fields.text("reference"),
                text(fields, "block"),
                text(fields, "proof"),
                place);
    }

    private static Optional<String> text(Fields fields, String key) throws MalformedFileException {
        return fields.has(key) ? Optional.of(fields.text(key)) : Optional.empty();
    }

    /** What was only seen concerns no account, and no proof shows it. */
    private static void checkSeen(Fields fields) throws MalformedFileException {
        for (String key : List.of("account", "proof")) {
            if (fields.has(key)) {
                throw Fields.fault(fields.get(key), "no `" + key + "` of an observation");
            }
        }
    }

    private static void checkToken(Fields fields, ProgramFile account) throws MalformedFileException {
        String asset = fields.text("asset");
        if (TokenFile.ofAsset(account.tokens(), asset).isEmpty()) {
            throw Names.unknown(
                    "an asset among the `tokens` of `" + account.name() + "`, against which a proof is checked",
                    asset,
                    fields.get("asset").place(),
                    account.tokens().stream().map(TokenFile::asset).toList());
        }
    }

    /** The token that the proof must speak of. */
    public TokenFile token(ProgramFile account) {
        return TokenFile.ofAsset(account.tokens(), asset).orElseThrow();
    }

    private static void checkAccount(Fields fields, String account, long domain, Map<String, ProgramFile> programs)
            throws MalformedFileException {
        ProgramFile program = programs.get(account);
        if (program == null) {
            throw Names.unknown("a program", account, fields.get("account").place(), programs.keySet());
        }
        if (program.domain() != domain) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_VALUE,
                    fields.get("account").place(),
                    "an account program of this domain",
                    "`" + account + "` is " + (program.domain() == 0 ? "a plain program" : "of another domain"),
                    "Give the program this `domain` (" + program.place() + "), or name another account.");
        }
    }
}
