package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.algebra.G2;
import io.tidemark.verifier.Outcome;
import io.tidemark.verifier.foreign.KeyFinding.Kind;
import io.tidemark.verifier.plonk.PlonkVectors;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Each way in which a PLONK key is unfit is found, named, and refused by verification. Offsets are those of spec 12.1. */
class PlonkLintTest {
    private static final PlonkVectors FILE = PlonkVectors.read("committed");
    private static final int SHIFT = 96;
    private static final int S1 = 128;
    private static final int S2 = 160;
    private static final int S3 = 192;
    private static final int QL = 224;
    private static final int QCP0 = 388;
    private static final int G = 420;
    private static final int H = 452;
    private static final int SECRET = 516;

    /** The point of the secret in {@code kzg.NewSRS(size, -1)} of gnark-crypto v0.21.0. */
    private static final String QUICK_SECRET = "8ef0f1481dce746733ca795132ac84fb20cdfb6479a2c46d5373050cfe913679"
            + "2dc03ef55ba68ed5fe85444af50d83374a1d7e275415c954e0cde1a15a8cfab9";

    private static byte[] with(byte[] key, int at, byte[] bytes) {
        byte[] changed = key.clone();
        System.arraycopy(bytes, 0, changed, at, bytes.length);
        return changed;
    }

    private static byte[] infinite(byte[] key, int at, int size) {
        byte[] point = new byte[size];
        point[0] = 0x40;
        return with(key, at, point);
    }

    private static byte[] infinite(int at) {
        return infinite(FILE.key(), at, at == H || at == SECRET ? 64 : 32);
    }

    /** These findings and no others, each with its gain; verification stops at the setup, also under a pinned key. */
    private static void assertFound(byte[] key, Tuple... findings) throws ForeignFormatException {
        KeyLint lint = KeyLint.of(key);
        assertThat(lint.findings())
                .extracting(KeyFinding::kind, KeyFinding::where)
                .containsExactly(findings);
        assertThat(lint.findings()).allSatisfy(finding -> {
            assertThat(finding.what()).isNotEmpty();
            assertThat(finding.kind().gain()).isNotEmpty();
            assertThat(finding.kind().next()).isNotEmpty();
        });
        ProofOptions pinned = ProofOptions.DEFAULT.withExpectedKey(lint.hash().orElseThrow());
        ProofReport report = ProofVerifier.verify(key, FILE.proof(0), FILE.publicBytes(0), pinned);
        assertThat(report.failure().orElseThrow().code()).isEqualTo(ForeignCode.E_VK_DEGENERATE);
        assertThat(report.outcome(ProofCheckName.PIN)).isEqualTo(Outcome.PASSED);
        assertThat(report.outcome(ProofCheckName.SETUP)).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome(ProofCheckName.EQUATION)).isEqualTo(Outcome.NOT_RUN);
        assertThat(report.isMalformed()).isFalse();
    }

    @Test
    void referenceString_withInfinity_isFound() throws ForeignFormatException {
        assertFound(infinite(G), tuple(Kind.INFINITE, "/G"));
        assertFound(infinite(H), tuple(Kind.INFINITE, "/H"));
        assertFound(infinite(SECRET), tuple(Kind.INFINITE, "/sH"));
    }

    @Test
    void referenceString_ofTests_isFound() throws ForeignFormatException {
        byte[] quick = HexFormat.of().parseHex(QUICK_SECRET);
        byte[] negated = quick.clone();
        negated[0] ^= 0x40;
        byte[] one = Arrays.copyOfRange(FILE.key(), H, H + 64);
        for (byte[] secret : List.of(quick, negated, one)) {
            byte[] key = with(FILE.key(), SECRET, secret);
            assertFound(key, tuple(Kind.KNOWN_SECRET, "/sH"));
            assertThat(Kind.KNOWN_SECRET.gain()).contains("Anybody proves any statement", "for tests");
        }
    }

    @Test
    void permutation_thatIsNone_isFound() throws ForeignFormatException {
        assertFound(infinite(S2), tuple(Kind.NO_PERMUTATION, "/S2"));
        byte[] first = Arrays.copyOfRange(FILE.key(), S1, S1 + 32);
        assertFound(with(FILE.key(), S3, first), tuple(Kind.NO_PERMUTATION, "/S3"));
        assertFound(with(FILE.key(), SHIFT, new byte[32]), tuple(Kind.COLUMNS_OVERLAP, "/u"));
    }

    @Test
    void gates_thatLeaveSomethingFree_areFound() throws ForeignFormatException {
        assertFound(infinite(QL), tuple(Kind.INPUTS_UNTIED, "/Ql"));
        byte[] none = FILE.key();
        for (int at = QL; at < QL + 5 * 32; at += 32) {
            none = infinite(none, at, 32);
        }
        assertFound(none, tuple(Kind.INPUTS_UNTIED, "/Ql"), tuple(Kind.NO_GATES, ""));
        assertFound(infinite(QCP0), tuple(Kind.COMMITMENT_TO_NOTHING, "/Qcp/0"));
    }

    @Test
    void severalThings_areAllFound() throws ForeignFormatException {
        byte[] key = infinite(infinite(infinite(S1), QCP0, 32), G, 32);
        assertFound(
                key,
                tuple(Kind.INFINITE, "/G"),
                tuple(Kind.NO_PERMUTATION, "/S1"),
                tuple(Kind.COMMITMENT_TO_NOTHING, "/Qcp/0"));
    }

    @Test
    void pointsOutsideTheirGroups_areAllFound_andTheKeyIsNotRead() throws ForeignFormatException {
        byte[] off = new byte[32];
        off[0] = (byte) 0x80;
        off[31] = 4;
        byte[] key = with(FILE.key(), QL, off);
        boolean outside = false;
        for (int x = 1; x < 64 && !outside; x++) {
            byte[] stray = new byte[64];
            stray[0] = (byte) 0x80;
            stray[63] = (byte) x;
            key = with(key, SECRET, stray);
            outside = KeyLint.of(key).findings().stream().anyMatch(finding -> finding.kind() == Kind.NOT_IN_SUBGROUP);
        }
        assertThat(KeyLint.of(key).findings())
                .extracting(KeyFinding::kind, KeyFinding::where)
                .containsExactly(tuple(Kind.NOT_ON_CURVE, "/Ql"), tuple(Kind.NOT_IN_SUBGROUP, "/sH"));
        assertThat(KeyLint.of(key).hash()).isEmpty();
        ProofReport report = ProofVerifier.verify(key, FILE.proof(0), FILE.publicBytes(0), ProofOptions.DEFAULT);
        ProofFailure why = report.failure().orElseThrow();
        assertThat(why.code()).isEqualTo(ForeignCode.E_POINT_NOT_ON_CURVE);
        assertThat(why.offset()).isEqualTo(QL);
        assertThat(report.outcome(ProofCheckName.KEY)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void pointNotEncoded_isMalformed() {
        byte[] high = new byte[32];
        Arrays.fill(high, (byte) 0xbf);
        assertThatThrownBy(() -> KeyLint.of(with(FILE.key(), S1, high)))
                .isInstanceOfSatisfying(ForeignFormatException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ForeignCode.E_POINT_ENCODING);
                    assertThat(refused.failure().path()).isEqualTo("/S1");
                    assertThat(refused.failure().offset()).isEqualTo(S1);
                });
    }

    @Test
    void generatorOfG2_isNoSecret() throws ForeignFormatException {
        assertThat(Arrays.copyOfRange(FILE.key(), H, H + 64)).isEqualTo(G2.GENERATOR.encodeCompressed());
        assertThat(KeyLint.of(FILE.key()).findings()).isEmpty();
    }
}
