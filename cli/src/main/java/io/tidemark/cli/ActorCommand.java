package io.tidemark.cli;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.cli.world.Secrets;
import io.tidemark.cli.world.World;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark actor}: what {@code tidemark run --mode local} starts for each program. */
@Command(
        name = "actor",
        hidden = true,
        description = "Signs for one program of a world: says its public key, and answers each intent head on standard "
                + "input with a signature. Ends when standard input does.")
final class ActorCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "WORLD", description = "The folder of the world.")
    private Path world = Path.of("");

    @Parameters(index = "1", paramLabel = "PROGRAM", description = "The program's name.")
    private String program = "";

    @Override
    public Integer call() throws MalformedFileException, IOException {
        byte[] seed = World.load(world).secrets().findOrDerive(Secrets.Role.PROGRAM, program);
        SchnorrSecretKey secret = SchnorrSecretKey.fromSeed(seed);
        Arrays.fill(seed, (byte) 0);
        try {
            var key = secret.publicKey().point();
            console()
                    .line(HexFormat.of().formatHex(key.x().encode())
                            + HexFormat.of().formatHex(key.y().encode()));
            BufferedReader heads = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String head = heads.readLine(); head != null; head = heads.readLine()) {
                byte[] bytes = HexFormat.of().parseHex(head);
                console()
                        .line(HexFormat.of()
                                .formatHex(secret.sign(Fr.decode(bytes)).encode()));
            }
            return ExitCode.GOOD;
        } finally {
            secret.destroy();
        }
    }
}
