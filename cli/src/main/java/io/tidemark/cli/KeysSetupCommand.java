package io.tidemark.cli;

import io.tidemark.cli.run.KeyDesk;
import io.tidemark.cli.term.Words;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.ShapeId;
import io.tidemark.model.audit.AuditStatement;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidemark keys setup}. */
@Command(
        name = "setup",
        description = "Makes the key of a shape. A key that one party makes is a development key: whoever makes it "
                + "can forge proofs under it, and verify refuses it unless told otherwise.")
final class KeysSetupCommand extends Subcommand {
    @Option(
            names = "--shape",
            paramLabel = "S",
            defaultValue = "tiny",
            description = "A shape, or `audit` for audit statements (default: ${DEFAULT-VALUE}).")
    private String shape = "tiny";

    @Option(names = "--depth", paramLabel = "D", defaultValue = "8", description = "Default: ${DEFAULT-VALUE}.")
    private int depth;

    @Option(names = "--fact-depth", paramLabel = "F", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int factDepth;

    @Option(
            names = "--capability-depth",
            paramLabel = "C",
            defaultValue = "4",
            description = "Default: ${DEFAULT-VALUE}.")
    private int capabilityDepth;

    @Option(names = "--development", description = "Say that you know what a development key is.")
    private boolean development;

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Override
    public Integer call() throws CommandFailure {
        ShapeId id = shapeId();
        if (!development) {
            throw CommandFailure.refused(
                    "E_SETUP_INSECURE",
                    "a key that is made on one machine lets its maker forge proofs",
                    "Add --development to make one for trying things out.");
        }
        KeyDesk desk = KeyDesk.at(keys.folder());
        Optional<KeyDesk.Row> present = desk.find(id).filter(KeyDesk.Row::usable);
        KeyDesk.Row key = present.isPresent() ? present.get() : desk.setup(id, console());
        if (json()) {
            printJson(KeyView.json(key).put("created", present.isEmpty()));
        } else {
            console().line((present.isPresent() ? "There is one already: " : "Made ") + key.id());
            console()
                    .line("  " + key.shape() + ", " + Words.grouped(key.constraints()) + " constraints, "
                            + Words.bytes(key.bytes()) + ", in " + key.folder());
        }
        return ExitCode.GOOD;
    }

    private ShapeId shapeId() throws CommandFailure {
        if (!KeyDesk.circuits().contains(shape)) {
            throw CommandFailure.usage(
                    "there is no shape `" + shape + "`",
                    "Choose one of: " + String.join(", ", KeyDesk.circuits()) + ".");
        }
        boolean allowed = depth >= InstanceParameters.DEPTH_MIN
                && depth <= InstanceParameters.DEPTH_MAX
                && factDepth >= 1
                && factDepth <= InstanceParameters.FACT_DEPTH_MAX
                && capabilityDepth >= 1
                && capabilityDepth <= InstanceParameters.CAPABILITY_DEPTH_MAX;
        if (!allowed) {
            throw CommandFailure.usage(
                    "no instance has these depths",
                    "Give --depth 4 to 11, --fact-depth 1 to 8, --capability-depth 1 to 4.");
        }
        return shape.equals(AuditStatement.CIRCUIT)
                ? AuditStatement.circuit(depth)
                : new ShapeId(shape, depth, factDepth, capabilityDepth);
    }
}
