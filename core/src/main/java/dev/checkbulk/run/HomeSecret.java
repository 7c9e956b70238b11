package dev.checkbulk.run;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Unfit;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a home: 32 random bytes in a file of its owner's alone, made with the first run. Whoever has it is at home.
 * Blocks.
 */
final class HomeSecret {
    private static final int BYTES = 32;

    /** With a checksum: a secret that changed by itself is damaged, and makes no stranger of every run. */
    private static final Pattern FORM = Pattern.compile("checkbulk-secret-1 ([0-9a-f]{64}) ([0-9a-f]{8})\n?");

    private final Disk disk;
    private final Path file;
    private byte @Nullable [] known;

    HomeSecret(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    Path file() {
        return file;
    }

    /**
     * The secret; empty when there is none yet.
     *
     * @throws RunRefused when it is damaged, or others may read it
     */
    synchronized Optional<byte[]> get() throws RunRefused {
        try {
            if (known == null && disk.exists(file)) {
                known = read();
            }
            return Optional.ofNullable(known);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * The secret, made if there is none.
     *
     * @throws RunRefused also when it cannot be made
     */
    synchronized byte[] orNew() throws RunRefused {
        Optional<byte[]> there = get();
        if (there.isPresent()) {
            return there.get();
        }
        try {
            Path folder = Objects.requireNonNull(file.getParent(), "A file is in a folder");
            disk.createFolder(folder);
            Disk.LockResult lock = disk.lock(folder.resolve("." + file.getFileName() + ".lock"));
            if (!(lock instanceof Disk.Lock ours)) {
                throw new Unfit(file + " is being made by " + ((Disk.Taken) lock).owner() + ": try again");
            }
            try {
                if (!disk.exists(file)) { // homes that share it may come at once
                    byte[] random = new byte[BYTES];
                    new SecureRandom().nextBytes(random);
                    String hex = HexFormat.of().formatHex(random);
                    disk.write(
                            file,
                            ("checkbulk-secret-1 " + hex + " " + checksum(hex) + "\n")
                                    .getBytes(StandardCharsets.UTF_8));
                }
            } finally {
                ours.release();
            }
            byte[] made = read();
            known = made;
            return made;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private byte[] read() throws IOException {
        byte[] bytes = disk.read(file, 1_000); // first: whether it is a file at all
        disk.requirePrivate(file);
        Matcher form = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!form.matches() || !checksum(form.group(1)).equals(form.group(2))) {
            throw new Unfit(
                    file + " is damaged: it is not the secret that was written. Put it back from a backup; or delete"
                            + " it, and make this home's runs its own again with runs adopt");
        }
        return HexFormat.of().parseHex(form.group(1));
    }

    private static String checksum(String hex) {
        CRC32C crc = new CRC32C();
        crc.update(hex.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private RunRefused refused(IOException e) {
        return e instanceof Unfit
                ? new RunRefused(Reason.UNFIT, "The secret of this home: " + e.getMessage() + ". Nothing was sent.")
                : new RunRefused(
                        Reason.DISK,
                        "The secret of this home, " + file + ", cannot be used (" + e + "). Nothing was sent.");
    }
}
