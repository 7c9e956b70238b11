package dev.checkbulk.internal;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that takes a lock, says what it got, and keeps it until its input ends. */
final class HoldsALock {
    private HoldsALock() {}

    public static void main(String[] args) throws IOException {
        var result = new RealDisk().lock(Path.of(args[0]));
        System.out.println(result instanceof Disk.Taken taken ? taken.owner() : "ours");
        System.in.read();
    }

    static Process start(Path lock) throws IOException, URISyntaxException {
        String classes = folder(RealDisk.class) + File.pathSeparator + folder(HoldsALock.class);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", classes, HoldsALock.class.getName(), lock.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What it said; waits for it. */
    static String said(Process process) throws IOException {
        return process.inputReader(StandardCharsets.UTF_8).readLine();
    }

    private static Path folder(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
