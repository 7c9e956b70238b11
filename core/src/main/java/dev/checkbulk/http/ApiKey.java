package dev.checkbulk.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret that Check's API asks for. Its text leaves this object only as the {@code Authorization} header of a
 * request; everything that prints it prints {@code ***}.
 *
 * <p>A key comes from the environment or from a file, never from an argument: arguments show in process lists and in shell
 * histories.
 */
public final class ApiKey {
    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{1,512}");
    private static final Pattern SANDBOX = Pattern.compile("(?i)(^|[_-])(test|sandbox|sbx)([_-]|$)");
    private static final Pattern PRODUCTION = Pattern.compile("(?i)(^|[_-])(live|prod|production)([_-]|$)");

    private static final String MASK = "***";
    private static final int SHORTEST = 12;

    private final String secret;

    private ApiKey(String secret) {
        this.secret = secret;
    }

    /**
     * A key from its text; white space around it, such as a file's last newline, is dropped.
     *
     * @throws IllegalArgumentException when it is empty, too long, or has characters that no header can carry; the message
     *     does not quote it
     */
    public static ApiKey of(String secret) {
        String trimmed = secret.strip();
        if (!USABLE.matcher(trimmed).matches()) {
            throw new IllegalArgumentException(
                    "The API key must be 1 to 512 visible ASCII characters without spaces; it has " + trimmed.length());
        }
        return new ApiKey(trimmed);
    }

    /**
     * The key in {@code CHECK_API_KEY}, or in the file that {@code CHECK_API_KEY_FILE} names; empty when neither is set.
     *
     * @param environment the environment's variables
     * @throws IllegalArgumentException when there is one that cannot be used
     */
    public static Optional<ApiKey> from(Map<String, String> environment) {
        String secret = environment.getOrDefault("CHECK_API_KEY", "");
        String file = environment.getOrDefault("CHECK_API_KEY_FILE", "");
        if (!secret.isBlank()) {
            return Optional.of(of(secret));
        }
        return file.isBlank() ? Optional.empty() : Optional.of(of(read(Path.of(file))));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("CHECK_API_KEY_FILE names a file that does not exist: " + file);
        } catch (IOException e) {
            throw new IllegalArgumentException("CHECK_API_KEY_FILE cannot be read: " + file, e);
        }
    }

    /** Whether the key says of itself that it belongs to the other environment; keys that say nothing fit everywhere. */
    boolean contradicts(Environment environment) {
        return switch (environment.kind()) {
            case PRODUCTION -> SANDBOX.matcher(secret).find();
            case SANDBOX -> PRODUCTION.matcher(secret).find();
            case LOOPBACK -> PRODUCTION.matcher(secret).find();
            case NAMED -> false; // nobody but the person knows what is behind it
        };
    }

    /**
     * Tells keys apart without telling them: the first 64 bits of a SHA-256 over salt and key, in hex. With a salt of its
     * own for each use two of them do not show that they are of one key.
     */
    public String fingerprint(String salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((salt + ":" + secret).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * What somebody else says, with a mask where it repeats the key: a server may quote what it does not accept. Keys that are
     * too short to be one of Check's stay, because they are in too many words.
     */
    byte[] hiddenIn(byte[] text) {
        if (secret.length() < SHORTEST) {
            return text;
        }
        String read = new String(text, StandardCharsets.ISO_8859_1); // a character for each byte
        return read.contains(secret) ? read.replace(secret, MASK).getBytes(StandardCharsets.ISO_8859_1) : text;
    }

    /** The value of the {@code Authorization} header. */
    String authorization() {
        return "Bearer " + secret;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
