package io.tidemark.core;

import io.tidemark.core.testkit.World;
import io.tidemark.model.AssetId;
import io.tidemark.model.Batch;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scenarios as text tables. A scenario begins with {@code = title}; each line is one batch and its expected result last:
 *
 * <pre>
 *   1 Transfer resource=5 party=2                                -> ok
 *   1 Transfer resource=5 party=3 ; 2 Claim ...                  -> E_NOT_OWNER @0
 *   { 1 Transfer resource=5 party=2 ; 2 Transfer resource=6 party=1 } -> ok
 * </pre>
 *
 * <p>Counter, snapshot and call head follow on unless given ({@code counter=}, {@code snapshot=old},
 * {@code callhead=bad}); {@code head=of1} is the head that program 1 has by then.
 * {@code promise=} is an effect with commas for spaces, {@code =1,Join,party=2}.
 * Other lines: {@code fact name account=.. sequence=..}, {@code seen name asset=.. quantity=..}, {@code snapshot +seconds}, {@code # comment}.
 */
final class Script {
    static final ShapeCapacities ROOM = new ShapeCapacities(64, 16, 4, 64, 40, 20, 420, 32, 20, 8, 16, 4, 4);

    private final World world;
    private final Map<String, Fact> facts = new LinkedHashMap<>();

    private Script(World world) {
        this.world = world;
    }

    /** An empty world at depth 4. */
    static Script start() {
        return new Script(World.of("script", new Shape(ShapeId.of("test", 4), ROOM)));
    }

    World world() {
        return world;
    }

    Fact fact(String name) {
        Fact fact = facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("no fact " + name + " in " + facts.keySet());
        }
        return fact;
    }

    /** The scenarios of a resource, by title, in order; what stands before the first title begins each of them. */
    static Map<String, List<String>> read(String resource) {
        Map<String, List<String>> scenarios = new LinkedHashMap<>();
        List<String> prelude = new ArrayList<>();
        List<String> lines = prelude;
        for (String line : text(resource).lines().toList()) {
            String stripped = line.strip();
            if (stripped.startsWith("= ")) {
                lines = new ArrayList<>(prelude);
                scenarios.put(stripped.substring(2), lines);
            } else if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                lines.add(stripped);
            }
        }
        return scenarios;
    }

    /** Runs one line; returns what happened, as the last column says it. */
    String run(String line) {
        String body =
                line.contains("->") ? line.substring(0, line.indexOf("->")).strip() : line;
        if (body.startsWith("fact ")) {
            observe(ScriptLine.of(body.substring(5)));
            return "";
        }
        if (body.startsWith("seen ")) {
            see(ScriptLine.of(body.substring(5)));
            return "";
        }
        if (body.startsWith("snapshot +")) {
            long seconds = Long.parseLong(body.substring(10).strip());
            world.takeSnapshot(world.snapshot().snapshot().time().value() + seconds);
            return "";
        }
        boolean unsigned = body.endsWith("unsigned");
        List<Effect> effects = new ScriptEffects(this).parse(unsigned ? body.substring(0, body.length() - 8) : body);
        Batch signed = world.sign(effects);
        Batch batch = unsigned ? new Batch(signed.snapshot(), effects, List.of()) : signed;
        return switch (world.offer(batch)) {
            case TransitionResult.Applied applied -> {
                world.apply(effects);
                yield "ok";
            }
            case TransitionResult.Rejected rejected ->
                rejected.code() + (effects.size() > 1 ? " @" + rejected.effectIndex() : "");
        };
    }

    /** The last column of a line; empty if it has none. */
    static String expected(String line) {
        return line.contains("->") ? line.substring(line.indexOf("->") + 2).strip() : "";
    }

    private void observe(ScriptLine line) {
        facts.put(
                line.word(0),
                world.observe(
                        DomainId.of(line.number("domain", 9)),
                        ProgramId.of(line.number("account", 4)),
                        line.number("sequence", facts.size() + 1),
                        AssetId.of(line.text("asset", "Gold")),
                        new Quantity(line.number("quantity", 100))));
    }

    private void see(ScriptLine line) {
        facts.put(
                line.word(0),
                world.see(
                        DomainId.of(line.number("domain", 9)),
                        line.number("sequence", facts.size() + 1),
                        AssetId.of(line.text("asset", "price")),
                        new Quantity(line.number("quantity", 100))));
    }

    private static String text(String resource) {
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("expected a resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
