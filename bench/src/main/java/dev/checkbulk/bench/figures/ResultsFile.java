package dev.checkbulk.bench.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A Markdown file with a place for each part's results, between marks that say so. */
public record ResultsFile(Path file) {
    /** Puts a part's results into its place. */
    public void put(char letter, String text) throws IOException {
        String begin = "<!-- " + letter + " -->\n";
        String end = "<!-- end of " + letter + " -->\n";
        String all = Files.readString(file);
        int from = all.indexOf(begin);
        int to = all.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(file + " has no place for part " + letter);
        }
        Files.writeString(file, all.substring(0, from + begin.length()) + text + all.substring(to));
    }

    /** Puts the picture beside it. */
    public void put(String picture) throws IOException {
        Files.writeString(file.resolveSibling("requests.svg"), picture);
    }

    /** What the figures depend on. */
    public static String machine() {
        return LocalDate.now(ZoneOffset.UTC) + ", " + processor() + ", "
                + Runtime.getRuntime().availableProcessors()
                + " processors, " + System.getProperty("os.name") + ", " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.version");
    }

    private static String processor() {
        Path info = Path.of("/proc/cpuinfo");
        try {
            return Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
