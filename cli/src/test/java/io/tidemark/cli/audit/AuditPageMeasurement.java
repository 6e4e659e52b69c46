package io.tidemark.cli.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Measures how long a page of 10,000 effects takes to open in headless Chromium: from the navigation's start until the
 * browser says that the page has loaded, its scripts run and its first view drawn.
 */
public final class AuditPageMeasurement {
    private static final int EFFECTS = Integer.getInteger("tidemark.effects", 10_000);
    private static final int RUNS = Integer.getInteger("tidemark.runs", 11);
    private static final String WHEN =
            "const n = performance.getEntriesByType('navigation')[0]; return [n.loadEventEnd, n.domInteractive];";

    private AuditPageMeasurement() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tidemark-page");
        String html = AuditPage.of(SyntheticHistory.document(EFFECTS, 20));
        Path page = Files.writeString(folder.resolve("audit.html"), html);
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1300,1000");
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        try {
            for (String view : List.of("overview", "graph", "findings")) {
                List<Double> times = new ArrayList<>();
                for (int i = 0; i < RUNS; i++) {
                    driver.get("about:blank");
                    driver.get(page.toUri() + "#" + view);
                    Object loaded = driver.executeScript(WHEN);
                    times.add(((Number) ((List<?>) loaded).getFirst()).doubleValue());
                }
                double first = times.getFirst();
                times.sort(null);
                System.out.printf(
                        Locale.ROOT,
                        "%s: first %.0f ms, median %.0f ms, slowest %.0f ms; %d effects, %.1f MB%n",
                        view,
                        first,
                        times.get(times.size() / 2),
                        times.getLast(),
                        EFFECTS,
                        html.length() / 1e6);
            }
        } finally {
            driver.quit();
        }
    }
}
