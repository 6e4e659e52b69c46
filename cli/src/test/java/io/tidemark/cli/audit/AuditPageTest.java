package io.tidemark.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page as a text; {@link AuditPageBrowserTest} opens it. */
class AuditPageTest {
    @Test
    void page_hostileName_staysInTheData() {
        ObjectNode document = SyntheticHistory.document(20, 3);
        String page = AuditPage.of(document);

        assertThat(Pattern.compile("</script>", Pattern.CASE_INSENSITIVE)
                        .matcher(page)
                        .results())
                .hasSize(3);
        assertThat(page).doesNotContain(SyntheticHistory.HOSTILE).doesNotContain("<img");
        String data = page.substring(page.indexOf("id=\"data\">") + 10, page.indexOf("</script>"));
        assertThat(JsonMapper.builder().build().readTree(data)).hasToString(document.toString());
    }

    @Test
    void page_namesNothingOutsideItself() {
        String page = AuditPage.of(SyntheticHistory.document(20, 3));

        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("/*STYLE*/")
                .doesNotContain("/*DATA*/");
        assertThat(Pattern.compile("(src|href)=\"(?!#|data:,)").matcher(page).find())
                .isFalse();
    }

    /** The library is a file of another project, kept as published: d3 7.9.0, dist/d3.min.js of the npm package. */
    @Test
    void d3_isTheOneThatWasReviewed() throws IOException, GeneralSecurityException {
        try (InputStream in = AuditPage.class.getResourceAsStream("page/d3.min.js")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest))
                    .isEqualTo("f2094bbf6141b359722c4fe454eb6c4b0f0e42cc10cc7af921fc158fceb86539");
        }
        assertThat(AuditPage.class.getResource("page/d3.LICENSE")).isNotNull();
    }
}
