package io.tidemark.cli.audit;

import static io.tidemark.cli.audit.PageBrowser.button;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page in a real browser: every view, the links, the keyboard; no error in the console, no request. */
@Tag("browser")
class AuditPageBrowserTest {
    @TempDir
    private Path folder;

    private PageBrowser browser;
    private ChromeDriver driver;

    @BeforeEach
    void start() {
        browser = PageBrowser.start();
        driver = browser.driver();
    }

    @AfterEach
    void stop() {
        if (driver != null) {
            try {
                assertThat(browser.errors()).isEmpty();
                assertThat(browser.requests()).isEmpty();
            } finally {
                driver.quit();
            }
        }
    }

    private void open(int effects, String view) throws IOException {
        Path page =
                Files.writeString(folder.resolve("audit.html"), AuditPage.of(SyntheticHistory.document(effects, 20)));
        driver.get(page.toUri() + "#" + view);
    }

    private WebElement main() {
        return browser.main();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "ownership", "graph", "capabilities", "findings", "effects"})
    void view_isDrawn_andHostileNamesStayText(String view) throws IOException {
        open(400, view);

        assertThat(driver.getTitle()).isEqualTo("Tidemark audit of synthetic");
        assertThat(main().getText()).isNotBlank();
        assertThat(driver.findElements(By.cssSelector("#tabs [aria-selected=true]")))
                .hasSize(1);
        assertThat(driver.findElements(By.tagName("img"))).isEmpty();
        if (view.equals("ownership")) {
            assertThat(main().getText()).contains("</script><img src=x");
        }
    }

    @Test
    void graph_nodeByKeyboard_opensTheCardOfTheEffect_andEscapeClosesIt() throws IOException {
        open(400, "graph");
        List<WebElement> nodes = driver.findElements(By.cssSelector("svg .node"));
        assertThat(nodes).hasSize(150);

        nodes.get(45).sendKeys(Keys.ENTER);
        WebElement card = driver.findElement(By.id("card"));
        assertThat(card.getText()).contains("capability chain").contains("Proved. Bundle");
        card.sendKeys(Keys.ESCAPE);
        assertThat(card.isDisplayed()).isFalse();
    }

    @Test
    void refusedEffect_isThreeClicksAway() throws IOException {
        open(400, "overview");
        button(driver.findElement(By.id("tabs")), "Effects").click();
        button(main(), "program #1: Claim").click();
        assertThat(driver.findElement(By.id("card")).getText())
                .contains("E_NOT_ESCROWED")
                .contains("Not proved");
    }

    @Test
    void card_linksLeadOn() throws IOException {
        open(400, "capabilities");
        button(main(), "capability #1").click();
        WebElement card = driver.findElement(By.id("card"));
        button(card, "program #2").click();
        assertThat(card.findElement(By.id("card-title")).getText()).isEqualTo("program #2");
        button(card, "Close").click();
        assertThat(card.isDisplayed()).isFalse();
    }

    @Test
    void watches_cardsTellTheirLives() throws IOException {
        open(400, "overview");
        button(main(), "watch #1").click();
        WebElement card = driver.findElement(By.id("card"));
        assertThat(card.getText())
                .contains("fired at tick")
                .contains("program #1: Watch")
                .contains("program #1: Fire");
        button(card, "Close").click();
        button(main(), "watch #2").click();
        assertThat(card.getText()).contains("open: it has not fired").doesNotContain("Fire");
    }

    @Test
    void resource_cardTellsWhatItWasSplitIntoAndMergedFrom() throws IOException {
        open(400, "ownership");
        assertThat(main().getText()).contains("split into").contains("merged from");
        button(main(), "resource #1").click();
        WebElement card = driver.findElement(By.id("card"));
        assertThat(card.getText())
                .contains("split into")
                .contains("merged from")
                .contains("watched by");
        button(card, "resource #21").click();
        assertThat(card.getText()).contains("split from").contains("program #1: Split");
        button(card, "resource #1").click();
        button(card, "resource #22").click();
        assertThat(card.getText()).contains("merged into").contains("program #1: Merge");
    }

    @Test
    void coverage_saysWhichBatchesAreProved() throws IOException {
        open(400, "overview");
        assertThat(main().getText())
                .containsPattern("7 of 7 batches and 4[0-9]+ of 4[0-9]+ effects are proved: batches 1 to 7");
    }

    @Test
    void findings_filterBySeverity_leavesTheRest() throws IOException {
        open(400, "findings");
        WebElement severity = main().findElements(By.tagName("select")).getFirst();
        severity.sendKeys("WARNING");
        assertThat(main().findElements(By.cssSelector("tbody tr")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getText()).startsWith("warning"));
    }

    @Test
    void search_findsAWord() throws IOException {
        open(400, "overview");
        driver.findElement(By.id("search")).sendKeys("E_NOT_ESCROWED");
        assertThat(main().getText()).contains("program #1: Claim, E_NOT_ESCROWED");
    }

    @Test
    void tabs_byArrowKeys_change() throws IOException {
        open(400, "overview");
        driver.findElement(By.cssSelector("#tabs [data-view=overview]")).sendKeys(Keys.ARROW_RIGHT);
        assertThat(driver.findElement(By.cssSelector("#tabs [aria-selected=true]"))
                        .getText())
                .isEqualTo("Ownership");
    }

    @Test
    void tenThousandEffects_drawNoMoreThanAWindow() throws IOException {
        open(10_000, "graph");
        Object elements = Objects.requireNonNull(
                ((JavascriptExecutor) driver).executeScript("return document.getElementsByTagName('*').length"));
        assertThat((Long) elements).isLessThan(3_000);
        button(main(), "Later").click();
        assertThat(driver.findElements(By.cssSelector("svg .node"))).hasSize(150);
    }
}
