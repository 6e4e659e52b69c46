package io.tidemark.benchmarks;

import io.tidemark.verifier.foreign.ForeignFormatException;
import io.tidemark.verifier.foreign.ProofReport;
import io.tidemark.verifier.foreign.ProofVerifier;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cryptimeleon.math.structures.groups.GroupElement;
import org.cryptimeleon.math.structures.groups.elliptic.BilinearGroup;
import org.cryptimeleon.math.structures.groups.elliptic.BilinearMap;
import org.cryptimeleon.math.structures.groups.elliptic.type3.bn.BarretoNaehrigBasicBilinearGroup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What stands beside other peers than gnark: the product of four pairings by Cryptimeleon Math, which is pure Java but has
 * no BN254, so on its ready-made Barreto-Naehrig curve SFC-256; and the circom proof that {@link SnarkjsPeer} verifies too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeerBenchmark {
    private static final String CURVE = "SFC-256";

    private final BilinearGroup group = new BarretoNaehrigBasicBilinearGroup(CURVE);
    private final BilinearMap map = group.getBilinearMap();
    private final GroupElement right = group.getG2().getGenerator();
    private final List<GroupElement> left;
    private final ProofVerifier ledger;
    private final byte[] proof;
    private final byte[] inputs;

    /** Reads the files that snarkjs wrote. */
    public PeerBenchmark() {
        GroupElement one = group.getG1().getGenerator();
        GroupElement twice = one.pow(BigInteger.TWO);
        left = List.of(one, one.inv(), twice, twice.inv());
        ledger = Setup.of(() -> ProofVerifier.detect(Proved.foreign("snarkjs", "ledger.key.json")));
        proof = Setup.of(() -> Proved.foreign("snarkjs", "ledger.proof.json"));
        inputs = Setup.of(() -> Proved.foreign("snarkjs", "ledger.public.json"));
    }

    /** By Cryptimeleon: whether the product is one, which it is. */
    @Benchmark
    public boolean cryptimeleonFourPairs() {
        GroupElement product = group.getGT().getNeutralElement();
        for (GroupElement point : left) {
            product = product.op(map.apply(point, right));
        }
        return product.isNeutralElement();
    }

    /** In Java: a report of a proof, read from its JSON, that holds. */
    @Benchmark
    public ProofReport javaLedger() throws ForeignFormatException {
        return ledger.verify(proof, inputs);
    }
}
