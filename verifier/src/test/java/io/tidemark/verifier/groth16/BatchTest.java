package io.tidemark.verifier.groth16;

import static io.tidemark.verifier.groth16.Groth16Test.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch answers what its proofs answer one by one. */
class BatchTest {
    private static final int MOST = 70;
    private static final ForgingKey FORGING = ForgingKey.withInputs(3);
    private static final PreparedKey KEY = PreparedKey.of(FORGING.key());
    private static final List<Groth16Claim> VALID =
            IntStream.range(0, MOST).mapToObj(BatchTest::claim).toList();

    private static Groth16Claim claim(int number) {
        List<Fr> inputs = List.of(Fr.of(number), Fr.of(7), Fr.of(number).neg());
        try {
            return new Groth16Claim(Groth16Proof.decode(FORGING.prove(inputs).toArray()), inputs);
        } catch (Groth16FormatException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static Groth16Claim withC(Groth16Claim claim, G1 difference) {
        Groth16Proof p = claim.proof();
        return new Groth16Claim(
                new Groth16Proof(p.a(), p.b(), p.c().add(difference), p.commitments(), p.knowledge()), claim.inputs());
    }

    private static Groth16Claim withKnowledge(Groth16Claim claim, G1 difference) {
        Groth16Proof p = claim.proof();
        return new Groth16Claim(
                new Groth16Proof(
                        p.a(), p.b(), p.c(), p.commitments(), p.knowledge().add(difference)),
                claim.inputs());
    }

    private static List<Groth16Claim> valid(int count) {
        return new ArrayList<>(VALID.subList(0, count));
    }

    private static List<Integer> failingOneByOne(PreparedKey key, List<Groth16Claim> claims)
            throws Groth16FormatException {
        List<Integer> failing = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if (!key.verify(claims.get(i).proof(), claims.get(i).inputs())) {
                failing.add(i);
            }
        }
        return failing;
    }

    @Test
    void failing_ofNothing_isNothing() throws Groth16FormatException {
        assertThat(KEY.failing(List.of())).isEmpty();
        assertThat(KEY.failing(List.of(), Runnable::run, 3)).isEmpty();
    }

    @Test
    void failing_ofValidProofs_isNothing_inEverySize() throws Groth16FormatException {
        for (int count = 1; count <= MOST; count++) {
            assertThat(KEY.failing(valid(count))).as("%d proofs", count).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 13, MOST})
    void failing_ofOneFalseProof_isThatOne_inEveryPlace(int count) throws Groth16FormatException {
        for (int place = 0; place < count; place++) {
            List<Groth16Claim> claims = valid(count);
            claims.set(place, withC(claims.get(place), G1.GENERATOR));
            assertThat(KEY.failing(claims)).containsExactly(place);
        }
    }

    /** Their errors cancel if all proofs have one coefficient, or the two equations. */
    @Test
    void failing_ofErrorsThatCancelUnderEqualCoefficients_isBoth() throws Groth16FormatException {
        for (int one = 0; one < 6; one++) {
            for (int other = 0; other < 6; other++) {
                if (one == other) {
                    continue;
                }
                List<Groth16Claim> claims = valid(6);
                claims.set(one, withC(claims.get(one), G1.GENERATOR));
                claims.set(other, withC(claims.get(other), G1.GENERATOR.negate()));
                Integer[] both = {Math.min(one, other), Math.max(one, other)};
                assertThat(KEY.failing(claims)).containsExactly(both);
                claims = valid(6);
                claims.set(one, withKnowledge(claims.get(one), G1.GENERATOR));
                claims.set(other, withKnowledge(claims.get(other), G1.GENERATOR.negate()));
                assertThat(KEY.failing(claims)).containsExactly(both);
            }
        }
    }

    @Test
    void failing_ofFalseProofsAlone_isAll() throws Groth16FormatException {
        List<Groth16Claim> claims =
                valid(9).stream().map(claim -> withC(claim, G1.GENERATOR)).toList();
        assertThat(KEY.failing(claims)).isEqualTo(IntStream.range(0, 9).boxed().toList());
    }

    /** The inputs of one proof are those of the next. */
    @Test
    void failing_ofExchangedInputs_isBoth() throws Groth16FormatException {
        List<Groth16Claim> claims = valid(5);
        claims.set(1, new Groth16Claim(VALID.get(1).proof(), VALID.get(2).inputs()));
        claims.set(2, new Groth16Claim(VALID.get(2).proof(), VALID.get(1).inputs()));
        assertThat(KEY.failing(claims)).containsExactly(1, 2);
    }

    @Test
    void failing_ofOneProofMoreThanOnce_isNothing() throws Groth16FormatException {
        assertThat(KEY.failing(Collections.nCopies(5, VALID.getFirst()))).isEmpty();
    }

    static Stream<Triples> triples() {
        return Triples.all();
    }

    /** Proofs by gnark with none to three commitments, as they are and with each point and input altered. */
    @ParameterizedTest
    @MethodSource("triples")
    void failing_ofAlteredProofsByGnark_isWhatVerifyRefuses(Triples file) throws Groth16FormatException {
        PreparedKey key = file.prepared();
        List<Groth16Claim> claims = new ArrayList<>();
        for (int i = 0; i < file.proofs(); i++) {
            claims.add(new Groth16Claim(Groth16Proof.decode(file.proof(i)), PublicInputs.decode(file.publicInputs(i))));
        }
        assertThat(key.failing(claims)).isEmpty();
        claims.addAll(altered(claims.getFirst()));
        claims.add(claims.getFirst());
        List<Integer> expected = failingOneByOne(key, claims);
        assertThat(expected).hasSizeGreaterThan(3).hasSizeLessThan(claims.size() - 2);
        assertThat(key.failing(claims)).isEqualTo(expected);
        assertThat(key.failing(claims, Runnable::run, 3)).isEqualTo(expected);
    }

    private static List<Groth16Claim> altered(Groth16Claim claim) {
        Groth16Proof p = claim.proof();
        G1 g = G1.GENERATOR;
        List<Groth16Claim> list = new ArrayList<>();
        list.add(withC(claim, g));
        list.add(new Groth16Claim(new Groth16Proof(g, p.b(), p.c(), p.commitments(), p.knowledge()), claim.inputs()));
        list.add(new Groth16Claim(
                new Groth16Proof(p.a(), p.b().negate(), p.c(), p.commitments(), p.knowledge()), claim.inputs()));
        list.add(new Groth16Claim(
                new Groth16Proof(p.a().negate(), p.b().negate(), p.c(), p.commitments(), p.knowledge()),
                claim.inputs()));
        for (int i = 0; i < p.commitments().size(); i++) {
            List<G1> commitments = new ArrayList<>(p.commitments());
            commitments.set(i, g);
            list.add(new Groth16Claim(
                    new Groth16Proof(p.a(), p.b(), p.c(), commitments, p.knowledge()), claim.inputs()));
            list.add(withKnowledge(claim, g));
        }
        for (int i = 0; i < claim.inputs().size(); i++) {
            List<Fr> inputs = new ArrayList<>(claim.inputs());
            inputs.set(i, inputs.get(i).add(Fr.ONE));
            list.add(new Groth16Claim(p, inputs));
        }
        return list;
    }

    @Test
    void failing_ofTheWrongShape_isRefusedAndNamed() {
        List<Groth16Claim> claims = valid(3);
        claims.set(2, new Groth16Claim(VALID.get(2).proof(), List.of(Fr.ONE)));
        assertFault(() -> KEY.failing(claims), Groth16Fault.E_INPUT_COUNT);
        assertThatThrownBy(() -> KEY.failing(claims)).hasMessageContaining("proof 2");
        Groth16Proof p = VALID.getFirst().proof();
        claims.set(
                2,
                new Groth16Claim(
                        new Groth16Proof(p.a(), p.b(), p.c(), List.of(), p.knowledge()),
                        VALID.getFirst().inputs()));
        assertFault(() -> KEY.failing(claims), Groth16Fault.E_PROOF_SHAPE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 11, 12})
    void failing_inParts_isTheSame(int parts) throws Groth16FormatException {
        List<Groth16Claim> claims = valid(11);
        claims.set(0, withC(claims.get(0), G1.GENERATOR));
        claims.set(5, withKnowledge(claims.get(5), G1.GENERATOR));
        claims.set(10, withC(claims.get(10), G1.GENERATOR));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            assertThat(KEY.failing(claims, threads, parts)).containsExactly(0, 5, 10);
            assertThat(KEY.failing(valid(11), threads, parts)).isEmpty();
        }
    }

    @Test
    void failing_onAnExecutorThatRefuses_saysSo() {
        Executor refusing = task -> {
            throw new RejectedExecutionException("closed");
        };
        assertThatThrownBy(() -> KEY.failing(valid(2), refusing, 2)).isInstanceOf(RejectedExecutionException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> KEY.failing(valid(2), Runnable::run, 0));
    }

    @Test
    void coefficients_dependOnEveryClaimAndTheirOrder() {
        byte[] keyHash = new byte[32];
        byte[] seed = Transcript.ofBatch(keyHash, valid(3));
        List<Groth16Claim> changed = valid(3);
        changed.set(2, withC(changed.get(2), G1.GENERATOR));
        List<Groth16Claim> reversed = valid(3);
        Collections.reverse(reversed);
        assertThat(Stream.of(
                        Transcript.batchCoefficient(seed, 0),
                        Transcript.batchCoefficient(seed, 1),
                        Transcript.batchCoefficient(seed, 2),
                        Transcript.batchCoefficient(Transcript.ofBatch(keyHash, changed), 0),
                        Transcript.batchCoefficient(Transcript.ofBatch(keyHash, reversed), 0),
                        Transcript.batchCoefficient(Transcript.ofBatch(keyHash, valid(2)), 0),
                        Transcript.batchCoefficient(Transcript.ofBatch(new byte[] {1}, valid(3)), 0)))
                .doesNotHaveDuplicates();
    }
}
