package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of files whose form cannot be found out. */
class DetectionTest {
    private static Candidate<String> reading(String label, String value) {
        return Candidate.of(label, file -> () -> value);
    }

    private static Candidate<String> failing(String label, ForeignCode code) {
        return Candidate.of(label, file -> () -> {
            throw new ForeignFormatException(code, "/" + label, 7, "good", "bad");
        });
    }

    private static Candidate<String> missing(String label) {
        return Candidate.of(label, file -> {
            throw new ForeignFormatException(ForeignCode.E_FORMAT, "", 0, "another length", file.length + "");
        });
    }

    private static ProofFailure failure(List<Candidate<String>> candidates) {
        try {
            throw new AssertionError(Detection.read("a thing", candidates, new byte[3]));
        } catch (ForeignFormatException refused) {
            return refused.failure();
        }
    }

    @Test
    void read_theOneThatReads_isTaken() throws ForeignFormatException {
        assertThat(Detection.read("a thing", List.of(missing("a"), reading("b", "B")), new byte[0]))
                .isEqualTo("B");
        assertThat(Detection.read(
                        "a thing", List.of(failing("a", ForeignCode.E_POINT_ENCODING), reading("b", "B")), new byte[0]))
                .isEqualTo("B");
    }

    @Test
    void read_none_listsWhatWasTriedAndWhy() {
        ProofFailure why = failure(List.of(missing("a"), missing("b")));
        assertThat(why.code()).isEqualTo(ForeignCode.E_FORMAT_UNKNOWN);
        assertThat(why.actual())
                .contains("a: E_FORMAT (offset 0): expected another length, got 3")
                .contains("b: E_FORMAT");
    }

    @Test
    void read_two_isAmbiguous() {
        ProofFailure why = failure(List.of(reading("a", "A"), missing("c"), reading("b", "B")));
        assertThat(why.code()).isEqualTo(ForeignCode.E_FORMAT_AMBIGUOUS);
        assertThat(why.actual()).contains("as a and as b");
    }

    @Test
    void read_severalFitAndNoneReads_tellsTheFirstAndListsTheOthers() {
        ProofFailure why = failure(
                List.of(failing("a", ForeignCode.E_POINT_SUBGROUP), failing("b", ForeignCode.E_POINT_ENCODING)));
        assertThat(why.code()).isEqualTo(ForeignCode.E_POINT_SUBGROUP);
        assertThat(why.path()).isEqualTo("/a");
        assertThat(why.offset()).isEqualTo(7);
        assertThat(why.actual()).contains("b: E_POINT_ENCODING at /b");
    }

    @Test
    void key_ofNoForm_listsAllForms() {
        assertThatThrownBy(() -> ProofVerifier.detect(new byte[] {1, 2, 3}))
                .hasMessageContainingAll("gnark: ", "gnark up to 0.10: ", "gnark PLONK: ", "snarkjs: ", "arkworks: ");
    }
}
