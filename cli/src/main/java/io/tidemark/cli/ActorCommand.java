package io.tidemark.cli;

import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.cli.run.ActorDesk;
import io.tidemark.cli.world.Secrets;
import io.tidemark.cli.world.World;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark actor}: what {@code tidemark run} starts for each program in local and distributed mode. */
@Command(
        name = "actor",
        hidden = true,
        description = "Signs for one program of a world, and keeps its log: takes over the entries that it is sent on "
                + "standard input, and answers an intent head with a signature if it stands in that log. Ends when "
                + "standard input does.")
final class ActorCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "WORLD", description = "The folder of the world.")
    private Path world = Path.of("");

    @Parameters(index = "1", paramLabel = "PROGRAM", description = "The program's name.")
    private String program = "";

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        byte[] seed = World.load(world).secrets().findOrDerive(Secrets.Role.PROGRAM, program);
        SchnorrSecretKey secret = SchnorrSecretKey.fromSeed(seed);
        Arrays.fill(seed, (byte) 0);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (ActorDesk desk = ActorDesk.open(world, program, secret)) {
            console().line(desk.greeting());
            for (String request = requests.readLine(); request != null; request = requests.readLine()) {
                desk.answer(request).ifPresent(console()::line);
            }
            return ExitCode.GOOD;
        } catch (LogException failed) {
            throw RunFaults.explain(failed, world);
        } finally {
            secret.destroy();
        }
    }
}
