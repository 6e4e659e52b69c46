package io.tidemark.verifier;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The command line of the verifier's jar: checks bundles and proofs that were made elsewhere, with nothing else
 * installed.
 *
 * <p>Exit code: 0 all is valid, 1 something is not, 2 the command line is wrong, 3 a file is not in its format, 4 a
 * file cannot be read or written.
 */
public final class Main {
    static final int VALID = 0;
    static final int NOT_VALID = 1;
    static final int USAGE = 2;
    static final int MALFORMED = 3;
    static final int ENVIRONMENT = 4;

    static final String HELP = """
            Usage: java -jar tidemark-verifier.jar verify BUNDLE... --keys DIR --instance FILE [options]
                   java -jar tidemark-verifier.jar audit verify FILE --keys DIR --instance FILE [options]
                   java -jar tidemark-verifier.jar verify-proof --vk FILE --proof FILE --public FILE [options]
                   java -jar tidemark-verifier.jar keys lint FILE [--json]

            verify checks bundles of one instance, in the order given, each on the state that the one before left.

              --keys DIR               key store with the verifying keys that are trusted
              --instance FILE          parameters of the instance, with its keepers
              --snapshots PATH         a signed snapshot, or a folder of them; may be given again
              --state FILE             what was accepted so far: read if it is there, written when all is valid
              --allow-development-key  accept keys that whoever made them can forge under
              --any-start              accept a first bundle whose predecessors are not given
              --json                   print the reports as JSON

            audit verify checks a statement about a capability between two states, against the history named here.

              --bundles PATH           the chain of batches, from the first: a bundle or a folder; may be given again
              --snapshots PATH         the keepers' word on states, where there is no chain
              --opening FILE           what the statement hides, as its maker showed it to you
              --proof-alone            be content with a statement whose states nobody vouches for
              and --allow-development-key, --any-start, --json as above

            verify-proof checks a Groth16 or PLONK proof over BN254 that another tool made.

              --vk FILE                the verifying key: from where you trust it, never with the proof
              --proof FILE             the proof
              --public FILE            the public inputs that you expect
              --format FORM            auto, gnark, gnark-0.10, gnark-plonk, snarkjs, arkworks, evm, sp1 or risc0;
                                       by default auto
              --hash HASH              of commitments: sha256 (gnark's default) or keccak256 (for Solidity verifiers)
              --expect-key HASH        refuse any other key: hash of the key, or SHA-256 of its file
              --json                   print the report as JSON

            keys lint tells what makes a key unfit, and what an attacker gains by it.

            Exit code: 0 all valid, 1 not valid, 2 usage, 3 malformed file, 4 a file cannot be read or written.
            """;

    private Main() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, out, err));
    }

    private static int run(List<String> words, PrintStream out) throws CommandException {
        String command = words.isEmpty() ? "" : words.getFirst();
        return switch (command) {
            case "verify-proof" -> ProofCommands.verify(ProofArguments.ofVerify(words.subList(1, words.size())), out);
            case "audit" -> new AuditVerifyCommand(AuditArguments.parse(words.subList(1, words.size()))).run(out);
            case "keys" -> ProofCommands.lint(ProofArguments.ofLint(words.subList(1, words.size())), out);
            default -> new VerifyCommand(Arguments.parse(words.toArray(String[]::new))).run(out);
        };
    }

    /** Runs the command; the exit code. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
            out.print(HELP);
            return VALID;
        }
        try {
            return run(List.of(args), out);
        } catch (CommandException failure) {
            err.println("tidemark-verifier: " + failure.getMessage());
            if (failure.exitCode() == USAGE) {
                err.print(HELP);
            }
            return failure.exitCode();
        }
    }
}
