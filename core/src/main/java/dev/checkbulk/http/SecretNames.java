package dev.checkbulk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is a secret because of its name: fields that are called key, secret, token or password, however that is written
 * ({@code api_key}, {@code signingSecret}, {@code auth-token}, {@code PASSWORD}). The one place that decides it.
 */
public final class SecretNames {
    /** What stands in the place of a secret. */
    public static final String MASK = "***";

    private static final Pattern BOUNDARY =
            Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern WORD = Pattern.compile(
            "keys?|pwds?|.*(secret|token|password|passwd|passphrase|credential)s?" + "|(password|passwd|passphrase).*");

    /** Written without a boundary, {@code key} is the end of many words: only behind these it is one. */
    private static final Pattern JOINED =
            Pattern.compile("(api|access|account|admin|aes|app|auth|client|crypto|deploy|encryption"
                    + "|gpg|hmac|license|master|partner|pgp|private|public|rsa|secret|server|service|session|shared|signing|ssh"
                    + "|storage|user|webhook)keys?");

    /** {@code "api_key": "…"}, also with backslashes before the quotes, or single ones. */
    private static final Pattern QUOTED =
            Pattern.compile("(\\\\?[\"'])([^\"'\\\\]{1,100})(\\1\\s{0,9}[:=]\\s{0,9})(\\\\?[\"'])(.*?)(\\4)");

    private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z0-9_.-]{1,100})=([^\\s&,;\"']+)");

    /** Shorter ones are in too many words. */
    private static final int SHORTEST = 4;

    private SecretNames() {}

    /** Whether what has this name is a secret; a name may be a path with dots. */
    public static boolean has(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return Stream.of(BOUNDARY.split(plain))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word ->
                        WORD.matcher(word).matches() || JOINED.matcher(word).matches());
    }

    /**
     * The value with a mask wherever there is a secret in it. What is empty stays as it is.
     *
     * @param secret which names are those of secrets
     */
    public static JsonNode masked(String name, JsonNode value, Predicate<String> secret) {
        if (secret.test(name)) {
            return isEmpty(value) ? value : TextNode.valueOf(MASK);
        } else if (value instanceof ObjectNode object) {
            ObjectNode shown = object.objectNode();
            object.properties()
                    .forEach(inner -> shown.set(inner.getKey(), masked(inner.getKey(), inner.getValue(), secret)));
            return shown;
        } else if (value instanceof ArrayNode array) {
            ArrayNode shown = array.arrayNode();
            array.forEach(entry -> shown.add(masked("", entry, secret)));
            return shown;
        }
        return value;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.textValue().isEmpty();
    }

    /**
     * All secrets in a value, the longest first.
     *
     * @param secret which names are those of secrets
     */
    public static Set<String> in(JsonNode value, Predicate<String> secret) {
        Set<String> found =
                new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));
        collect(false, value, secret, found);
        return found;
    }

    private static void collect(boolean isSecret, JsonNode value, Predicate<String> secret, Set<String> found) {
        if (value.isObject()) {
            value.properties()
                    .forEach(
                            inner -> collect(isSecret || secret.test(inner.getKey()), inner.getValue(), secret, found));
        } else if (value.isArray()) {
            value.forEach(entry -> collect(isSecret, entry, secret, found));
        } else if (isSecret && value.asText().length() >= SHORTEST) {
            found.add(value.asText());
        }
    }

    /** A sentence of somebody else without these values, which it may repeat. */
    public static String without(Set<String> secrets, String sentence) {
        String shown = sentence;
        for (String secret : secrets) {
            shown = shown.replace(secret, MASK);
        }
        return shown;
    }

    /** A sentence of somebody else without what it calls a secret itself: {@code "token": "…"}, {@code token=…}. */
    public static String withoutNamed(String sentence) {
        String quoted = QUOTED.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(
                        has(found.group(2))
                                ? found.group(1)
                                        + found.group(2)
                                        + found.group(3)
                                        + found.group(4)
                                        + MASK
                                        + found.group(6)
                                : found.group()));
        return ASSIGNED.matcher(quoted).replaceAll(SecretNames::assigned);
    }

    private static String assigned(MatchResult found) {
        return Matcher.quoteReplacement(has(found.group(1)) ? found.group(1) + "=" + MASK : found.group());
    }
}
