package dev.checkbulk.script.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window; Debian's packages {@code chromium} and {@code chromium-driver}. */
final class Browser implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
    }

    /** Starts one; skips the test where there is none. */
    static Browser start() {
        Path chromium = program("chromium");
        Path driver = program("chromedriver");
        Assumptions.assumeTrue(
                chromium != null && driver != null,
                "SKIPPED: the report is not looked at in a browser, for chromium or chromedriver is not on the PATH"
                        + " (Debian: apt-get install chromium chromium-driver).");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(String.valueOf(chromium)).addArguments(ARGUMENTS);
        options.setCapability("goog:loggingPrefs", logs);
        try {
            return new Browser(new ChromeDriver(service(driver), options));
        } catch (SessionNotCreatedException e) { // a very busy machine: once more
            return new Browser(new ChromeDriver(service(driver), options));
        }
    }

    private static ChromeDriverService service(Path driver) {
        return new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .build();
    }

    private static Path program(String name) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    Browser open(Path page) {
        driver.get(page.toUri().toString());
        return this;
    }

    /** What the expression is on the page. */
    @SuppressWarnings("unchecked") // who asks knows what the page answers
    <T> T ask(String expression, Object... arguments) {
        return (T) driver.executeScript("return " + expression, arguments);
    }

    long count(String selector) {
        return this.<Long>ask("document.querySelectorAll(arguments[0]).length", selector);
    }

    String text(String selector) {
        return ask("document.querySelector(arguments[0]).innerText", selector);
    }

    /** Presses keys as a person does, wherever the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void click(String selector) {
        find(selector).click();
    }

    /** Waits until the expression is true on the page. */
    void until(String expression) {
        driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + "const look = () => (" + expression
                + ") ? done() : requestAnimationFrame(look); look();");
    }

    /** What the browser asked for since it was asked last: addresses. */
    List<String> fetched() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceFirst(
                        "(?s).*\"documentURL\":\"[^\"]*\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    /** What the page complained of: refusals of the policy, errors of the script. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** As who prefers dark, or light, or prints. */
    Browser as(String media, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    Browser wide(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", true));
        driver.manage().window().setSize(new Dimension(Math.max(pixels, 500), 900));
        return this;
    }

    /** Keeps a picture of the whole page, for people to look at. */
    void picture(Path to) throws IOException {
        Object shot = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        Files.write(to, OutputType.BYTES.convertFromBase64Png(String.valueOf(shot)));
    }

    /** What comes out of the printer, as a PDF. */
    void print(Path to) throws IOException {
        Object pdf = driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", false))
                .get("data");
        Files.write(to, OutputType.BYTES.convertFromBase64Png(String.valueOf(pdf)));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Whether pages may run scripts. */
    void scripts(boolean allowed) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
