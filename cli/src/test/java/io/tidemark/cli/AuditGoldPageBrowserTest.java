package io.tidemark.cli;

import static io.tidemark.cli.audit.PageBrowser.button;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.audit.PageBrowser;
import io.tidemark.cli.run.ExecutedWorld;
import io.tidemark.fixtures.ProvedWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** The page of the gold world, as the demo makes it, clicked through. */
@Tag("browser")
class AuditGoldPageBrowserTest {
    @TempDir
    private Path folder;

    /** The gold world as it was run, refusals and all, with its proofs. */
    private JsonNode auditInto(Path page) throws Exception {
        ProvedWorld.GOLD.copyTo(folder);
        Path world = folder.resolve("executed");
        ExecutedWorld.execute(world, "gold");
        Path bundles = Files.createDirectories(world.resolve("bundles"));
        for (String bundle : List.of("0001.tmb", "0002.tmb", "0003.tmb")) {
            Files.copy(folder.resolve("gold/bundles").resolve(bundle), bundles.resolve(bundle));
        }
        return Cli.run(
                        "audit",
                        world,
                        "--keys",
                        folder.resolve("keys"),
                        "--allow-development-key",
                        "--index-key",
                        folder.resolve("index.key"),
                        "--html",
                        page,
                        "--json")
                .json();
    }

    @Test
    void everyAction_acceptedOrRefused_isTwoClicksAway() throws Exception {
        Path page = folder.resolve("audit.html");
        JsonNode audit = auditInto(page);
        int accepted = audit.at("/effects").size();
        List<String> refused = audit.at("/refused")
                .valueStream()
                .map(one -> one.at("/code").stringValue())
                .sorted()
                .toList();
        assertThat(accepted).isPositive();
        assertThat(refused).isNotEmpty();

        PageBrowser browser = PageBrowser.start();
        try {
            browser.driver().get(page.toUri().toString());
            button(browser.driver().findElement(By.id("tabs")), "Effects").click();
            int proved = 0;
            List<String> codes = new ArrayList<>();
            for (WebElement row : browser.main().findElements(By.cssSelector("tbody tr"))) {
                row.findElement(By.tagName("button")).click();
                String card = browser.driver().findElement(By.id("card")).getText();
                if (card.contains("Not proved")) {
                    codes.add(
                            refused.stream().filter(card::contains).findFirst().orElseThrow());
                } else {
                    assertThat(card).contains("Proved. Bundle");
                    proved++;
                }
                button(browser.driver().findElement(By.id("card")), "Close").click();
            }

            assertThat(proved).isEqualTo(accepted);
            assertThat(codes.stream().sorted()).isEqualTo(refused);
            assertThat(browser.errors()).isEmpty();
        } finally {
            browser.driver().quit();
        }
    }
}
