package io.tidemark.verifier.groth16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys under which anybody can forge (GRO-11): each is found, and none can be prepared. */
class DegenerateKeyTest {
    private static final VerifyingKey KEY = ForgingKey.withInputs(2).key();

    private static void assertDegenerate(VerifyingKey key) {
        assertThat(key.degeneracy()).isPresent();
        assertThatThrownBy(() -> PreparedKey.of(key)).isInstanceOf(IllegalArgumentException.class);
    }

    private static VerifyingKey with(G1 alpha, G2 beta, G2 gamma, G2 delta) {
        return new VerifyingKey(alpha, KEY.beta1(), beta, gamma, KEY.delta1(), delta, KEY.k(), KEY.commitments());
    }

    private static VerifyingKey withCommitment(G2 g, G2 gSigmaNeg) {
        return new VerifyingKey(
                KEY.alpha(),
                KEY.beta1(),
                KEY.beta(),
                KEY.gamma(),
                KEY.delta1(),
                KEY.delta(),
                KEY.k(),
                List.of(new CommitmentKey(List.of(), g, gSigmaNeg)));
    }

    @Test
    void soundKey_isNot() {
        assertThat(KEY.degeneracy()).isEmpty();
    }

    @Test
    void gammaThatIsTheGenerator_isNot() {
        assertThat(with(KEY.alpha(), KEY.beta(), G2.GENERATOR, KEY.delta()).degeneracy())
                .isEmpty();
    }

    @Test
    void deltaEqualToGamma_isDegenerate() {
        assertDegenerate(with(KEY.alpha(), KEY.beta(), KEY.gamma(), KEY.gamma()));
        assertDegenerate(with(KEY.alpha(), KEY.beta(), KEY.gamma(), KEY.gamma().negate()));
    }

    @Test
    void deltaEqualToTheGenerator_isDegenerate() {
        assertDegenerate(with(KEY.alpha(), KEY.beta(), KEY.gamma(), G2.GENERATOR));
        assertDegenerate(with(KEY.alpha(), KEY.beta(), KEY.gamma(), G2.GENERATOR.negate()));
    }

    @Test
    void infinity_isDegenerateInEachPlace() {
        assertDegenerate(with(G1.INFINITY, KEY.beta(), KEY.gamma(), KEY.delta()));
        assertDegenerate(with(KEY.alpha(), G2.INFINITY, KEY.gamma(), KEY.delta()));
        assertDegenerate(with(KEY.alpha(), KEY.beta(), G2.INFINITY, KEY.delta()));
        assertDegenerate(with(KEY.alpha(), KEY.beta(), KEY.gamma(), G2.INFINITY));
        for (int i = 0; i < KEY.k().size(); i++) {
            List<G1> k = new ArrayList<>(KEY.k());
            k.set(i, G1.INFINITY);
            assertDegenerate(new VerifyingKey(
                    KEY.alpha(),
                    KEY.beta1(),
                    KEY.beta(),
                    KEY.gamma(),
                    KEY.delta1(),
                    KEY.delta(),
                    k,
                    KEY.commitments()));
        }
    }

    @Test
    void commitmentKeyThatAnybodyCanAnswer_isDegenerate() {
        CommitmentKey sound = KEY.commitments().getFirst();
        assertDegenerate(withCommitment(G2.INFINITY, sound.gSigmaNeg()));
        assertDegenerate(withCommitment(sound.g(), G2.INFINITY));
        assertDegenerate(withCommitment(sound.g(), sound.g()));
        assertDegenerate(withCommitment(sound.g(), sound.g().negate()));
    }
}
