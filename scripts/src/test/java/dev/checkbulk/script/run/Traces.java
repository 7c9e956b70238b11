package dev.checkbulk.script.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Where a word is in the bytes of a folder: plain, in UTF-16, in Base64, and in what Base64 or gzip packs. */
final class Traces {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final String word;
    private final List<String> found = new ArrayList<>();

    private Traces(String word) {
        this.word = word;
    }

    /** A line for each file and form in which it is; no other letters of a word may be escaped than those it has not. */
    static List<String> of(Path folder, String word) {
        Traces traces = new Traces(word);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                traces.text(
                        folder.relativize(file) + " (name)",
                        file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                if (Files.isRegularFile(file)) {
                    traces.bytes(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return traces.found;
    }

    private void bytes(String where, byte[] bytes) {
        text(where, bytes);
        byte[] unpacked = unpacked(bytes);
        if (unpacked.length > 0) {
            bytes(where + " (gzip)", unpacked);
        }
        for (String run : BASE64.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .toList()) {
            byte[] decoded = decoded(run);
            text(where + " (base64)", decoded);
            byte[] inner = unpacked(decoded);
            if (inner.length > 0) {
                bytes(where + " (base64, gzip)", inner);
            }
        }
    }

    private void text(String where, byte[] bytes) {
        for (Charset charset : CHARSETS) {
            String text = new String(bytes, charset);
            int at = text.indexOf(word);
            if (at >= 0) {
                found.add(where + ": " + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60)));
                return;
            }
        }
    }

    private static byte[] decoded(String run) {
        String whole = run.replaceAll("=+$", "").replace('-', '+').replace('_', '/');
        return Base64.getDecoder().decode(whole.length() % 4 == 1 ? whole.substring(1) : whole);
    }

    /** As far as it can be unpacked. */
    private static byte[] unpacked(byte[] bytes) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            for (int one = packed.read(); one >= 0; one = packed.read()) {
                unpacked.write(one);
            }
        } catch (IOException e) {
            // it is no gzip, or not whole
        }
        return unpacked.toByteArray();
    }
}
