package dev.checkbulk.bench.bed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that is measured beside ours when it is there. */
public enum PeerTool {
    WRK("wrk", "wrk"),
    NGINX("nginx", "nginx-light"),
    HAPROXY("haproxy", "haproxy"),
    JBANG("jbang", ""),
    HTTPX("/usr/bin/python3", "python3-httpx") {
        @Override
        public Optional<String> path() {
            return super.path().filter(PeerTool::imports);
        }
    };

    private final String command;
    private final String debianPackage;

    PeerTool(String command, String debianPackage) {
        this.command = command;
        this.debianPackage = debianPackage;
    }

    /** Its file, if it is installed; {@code sbin} is looked into also for those who do not have it on their path. */
    public Optional<String> path() {
        String folders = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(command))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString);
    }

    /** What stands in the place of its figures. */
    public String missing() {
        return debianPackage.isEmpty() ? "not installed" : "not installed (Debian: " + debianPackage + ")";
    }

    private static boolean imports(String python) {
        try {
            return new ProcessBuilder(python, "-c", "import httpx")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
