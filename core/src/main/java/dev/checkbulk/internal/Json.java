package dev.checkbulk.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON as Check speaks it, read strictly: what is ambiguous must not decide what happened to somebody's pay. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .nodeFactory(new Bounded())
            .build();

    /** Without a table of names, which people's ids as names would fill. */
    private static final ObjectReader OWN = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private static final Pattern SURROGATE_ESCAPE = Pattern.compile("\\\\u[dD][89a-fA-F]");

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(200).build());
    }

    private Json() {}

    /**
     * One JSON document in UTF-8 without duplicate members, trailing text or half surrogate pairs, and without numbers
     * that would fill the memory when they are written out; numbers with a fraction stay exact. An empty or blank text is a
     * missing node.
     *
     * @throws Unreadable otherwise, whatever the parser throws; its message quotes nothing of the text
     */
    public static JsonNode parse(byte[] utf8) throws Unreadable {
        String text = decode(utf8);
        try {
            JsonNode node = MAPPER.readTree(text);
            if (text.indexOf('\\') >= 0 && SURROGATE_ESCAPE.matcher(text).find() && !encodable(node.toString())) {
                throw new Unreadable("half a surrogate pair");
            }
            return node;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Unreadable(
                    at == null
                            ? "not JSON"
                            : String.format(
                                    Locale.ROOT, "not JSON at line %d, column %d", at.getLineNr(), at.getColumnNr()));
        } catch (RuntimeException | StackOverflowError e) { // 1e99999999999, and what nobody has thought of
            throw new Unreadable("not JSON that can be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * One JSON document that this program wrote, and whose bytes are proven by a checksum: read fast, numbers with a
     * fraction exact.
     *
     * @throws Unreadable when it is none all the same
     */
    public static JsonNode parseOwn(byte[] bytes, int start, int end) throws Unreadable {
        try {
            return OWN.readTree(bytes, start, end - start);
        } catch (IOException | RuntimeException e) {
            throw new Unreadable("not JSON");
        }
    }

    /**
     * The value as JSON text; members of maps in the order of their names, so that equal values give equal text.
     *
     * @throws IllegalArgumentException when the value has no JSON form
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A " + value.getClass().getName() + " has no JSON form: " + e.getOriginalMessage());
        }
    }

    private static String decode(byte[] utf8) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("not UTF-8");
        }
    }

    private static boolean encodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Refuses the few characters that stand for a number of millions of digits. */
    private static final class Bounded extends JsonNodeFactory {
        private static final long serialVersionUID = 1;
        private static final int LARGEST_EXPONENT = 1_000;

        @Override
        public ValueNode numberNode(@Nullable BigDecimal number) {
            if (number != null && Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
                throw new NumberFormatException("an exponent of more than " + LARGEST_EXPONENT);
            }
            return super.numberNode(number);
        }
    }

    /** The text is not what {@link #parse} reads. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }
}
