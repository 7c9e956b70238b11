package dev.checkbulk.script.browser;

import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures of a report, for people to look at: {@code Shots REPORT FOLDER}. */
final class Shots {
    private Shots() {}

    public static void main(String... args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[1]));
        try (Browser browser = Browser.start()) {
            for (String scheme : new String[] {"light", "dark"}) {
                for (int wide : new int[] {1280, 380}) {
                    browser.as("screen", scheme).wide(wide).open(Path.of(args[0]));
                    browser.picture(folder.resolve(scheme + "-" + wide + ".png"));
                    if (browser.count("h1 a") > 0) {
                        browser.click("h1 a");
                        browser.click("#table tbody tr button");
                        browser.picture(folder.resolve(scheme + "-" + wide + "-failed.png"));
                    }
                }
            }
            browser.as("print", "light").wide(794).open(Path.of(args[0]));
            browser.ask("dispatchEvent(new Event('beforeprint'))");
            browser.picture(folder.resolve("print.png"));
            browser.as("", "light").print(folder.resolve("print.pdf"));
        }
        System.exit(0);
    }
}
