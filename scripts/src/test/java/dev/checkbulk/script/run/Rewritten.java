package dev.checkbulk.script.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Plans and runs with other words in them: all hashes and sums are right again, and what only their maker can make is not. */
final class Rewritten {
    /** The sum before each line of a journal, and a blank. */
    private static final int SUM = 9;

    private Rewritten() {}

    /** Rewrites a plan, whose last line has the hash of all lines before. Returns the hash. */
    static String plan(Path plan, String from, String to) {
        try {
            String text = Files.readString(plan).replace(from, to);
            int last = text.lastIndexOf('\n', text.length() - 2) + 1;
            String hash = sha256(text.substring(0, last));
            Files.writeString(
                    plan, text.substring(0, last) + text.substring(last).replaceFirst("[0-9a-f]{64}", hash));
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rewrites the plan of a run, whose journal has the plan's hash in its first line. */
    static void run(Path runDir, String from, String to) {
        String hash = plan(runDir.resolve("plan.jsonl"), from, to);
        Path journal = runDir.resolve("journal.jsonl");
        try {
            String lines = Files.readString(journal);
            int end = lines.indexOf('\n');
            String header = lines.substring(SUM, end).replaceFirst("(\"plan\":\")[0-9a-f]{64}", "$1" + hash);
            CRC32C sum = new CRC32C();
            sum.update(header.getBytes(StandardCharsets.UTF_8));
            Files.writeString(journal, "%08x %s%s".formatted(sum.getValue(), header, lines.substring(end)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
