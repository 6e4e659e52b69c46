package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.BlockFile;
import io.tidemark.cli.world.FactFile;
import io.tidemark.cli.world.SnapshotPlan;
import io.tidemark.cli.world.TokenFile;
import io.tidemark.cli.world.World;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Fact;
import io.tidemark.model.Height;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.model.codec.Limits;
import io.tidemark.runtime.timemap.ethereum.DepositCheck;
import io.tidemark.runtime.timemap.ethereum.DepositProof;
import io.tidemark.runtime.timemap.ethereum.DepositVerdict;
import io.tidemark.runtime.timemap.ethereum.ProofRefused;
import io.tidemark.runtime.timemap.ethereum.TokenAccount;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;

/** In which block a fact of a world stands, and whether its proof shows it there (docs/spec 9.6). */
final class FactBlocks {
    private final World world;

    FactBlocks(World world) {
        this.world = world;
    }

    /**
     * The block of a fact. Its hash is what the fact says; else that of the block of this height and time in a plan up to
     * {@code plan}; else that of the header in the proof; else {@code text("block" and the height)}.
     */
    DomainHead of(FactFile file, SnapshotPlan plan) throws CommandFailure, MalformedFileException, IOException {
        Optional<Reference> said = file.block().or(() -> planned(file, plan)).map(Reference::of);
        if (said.isPresent()) {
            return head(file, said.get());
        }
        if (file.proof().isPresent()) {
            return head(
                    file, proof(file).header().head(DomainId.of(file.domain())).hash());
        }
        return head(file, Reference.of("block " + Long.toUnsignedString(file.height())));
    }

    private static DomainHead head(FactFile file, Reference hash) {
        return new DomainHead(DomainId.of(file.domain()), new Height(file.height()), Seconds.of(file.time()), hash);
    }

    private Optional<String> planned(FactFile file, SnapshotPlan plan) {
        return world.snapshots().subList(0, plan.number()).stream()
                .flatMap(before -> Stream.concat(before.heads().stream(), before.blocks().stream()))
                .filter(block -> block.domain() == file.domain()
                        && block.height() == file.height()
                        && block.time() == file.time())
                .map(BlockFile::hash)
                .reduce((earlier, later) -> later);
    }

    /** Refuses a fact that names a proof which does not show it in its block. */
    void check(FactFile file, Fact fact, DomainHead head) throws CommandFailure, MalformedFileException, IOException {
        if (file.proof().isEmpty()) {
            return;
        }
        DepositProof proof = proof(file);
        TokenFile token = file.token(Objects.requireNonNull(world.programs().get(file.account())));
        TokenAccount account = new TokenAccount(
                fact.domain(),
                fact.account(),
                Bytes.fromHexString(token.address()),
                Bytes.fromHexString(token.contract()),
                fact.asset(),
                new BigInteger(Long.toUnsignedString(token.unit())));
        try {
            switch (new DepositCheck(account).check(proof, head)) {
                case ProofRefused refused ->
                    throw refused(file, refused.code().name(), refused.expected(), refused.actual());
                case DepositVerdict.Proven proven -> {
                    if (!proven.backs(fact)) {
                        throw refused(
                                file,
                                "E_FACT_PROOF_FACT",
                                "the deposit that the proof shows, " + proven.deposit(),
                                fact.toString());
                    }
                }
            }
        } catch (MalformedInputException malformed) {
            throw malformed(file, malformed);
        }
    }

    private DepositProof proof(FactFile file) throws CommandFailure, MalformedFileException, IOException {
        try {
            return DepositProof.read(
                    Bytes.wrap(world.folder().read(file.proof().orElseThrow(), Limits.FILE_BYTES_MAX)));
        } catch (MalformedInputException malformed) {
            throw malformed(file, malformed);
        }
    }

    private CommandFailure malformed(FactFile file, MalformedInputException fault) {
        return CommandFailure.malformed(
                fault.code().name(),
                world.folder().shown(file.proof().orElseThrow()) + " at " + fault.path() + ", byte " + fault.offset()
                        + ": expected " + fault.expected() + ", got " + fault.actual(),
                "Get the proof again from where it was made.");
    }

    private CommandFailure refused(FactFile file, String code, String expected, String actual) {
        return CommandFailure.malformed(
                code,
                file.place() + ": the proof "
                        + world.folder().shown(file.proof().orElseThrow()) + " does not show this "
                        + "deposit: expected " + expected + ", got " + actual,
                "No keeper signs such a fact. Correct it, or get the right proof (docs/spec/16-time-map.md, 16.8).");
    }
}
