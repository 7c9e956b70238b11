package dev.checkbulk.jobs.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.jobs.text.Shown;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a JSON value: numbers exactly as written, and a member that appears twice is told, never overwritten. */
public final class JsonTree {
    private static final int DEEPEST = 20;
    private static final int LONGEST_MESSAGE = 200;
    private static final int LARGEST_EXPONENT = 1_000;
    private static final int LONGEST_NUMBER = 40;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            // Ids are names of members in the map form: a million of them must not be kept for ever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    public static JsonParser parser(Reader reader) throws IOException {
        return FACTORY.createParser(reader);
    }

    /** Reads the value that the parser stands on, to its last token. */
    public static JsonNode read(JsonParser parser, Consumer<String> problem) throws IOException {
        return new JsonTree(parser).value(problem);
    }

    /** Reads a text that is one JSON value, or tells what is wrong with it. */
    static @Nullable JsonNode parse(String text, Consumer<String> problem) {
        try (JsonParser parser = parser(new StringReader(text))) {
            if (parser.nextToken() == null) {
                problem.accept("is not JSON: it is empty");
                return null;
            }
            JsonNode node = read(parser, problem);
            if (parser.nextToken() == null) {
                return node;
            }
            problem.accept("is not JSON: there is more after its end");
        } catch (JsonProcessingException e) {
            problem.accept(message(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory cannot fail", e);
        }
        return null;
    }

    /** Where the syntax is broken. */
    public static JsonLocation place(JsonProcessingException e, JsonParser parser) {
        return e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    }

    /** Says what is wrong with the syntax, in words that are safe to show. */
    public static String message(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "the JSON ends too early: a bracket, a brace or a quote is not closed";
        }
        if (e instanceof StreamConstraintsException) {
            return "is nested more than " + DEEPEST + " deep, or has a name or number that is too long";
        }
        return "is not JSON: " + Shown.plain(e.getOriginalMessage(), LONGEST_MESSAGE);
    }

    private JsonNode value(Consumer<String> problem) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(problem);
            case START_ARRAY -> array(problem);
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(problem);
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.getInstance();
        };
    }

    /** Written out, a few characters may be a number of millions of digits, or more than there can be. */
    private JsonNode number(Consumer<String> problem) throws IOException {
        try {
            BigDecimal number = parser.getDecimalValue();
            if (Math.abs((long) number.scale()) <= LARGEST_EXPONENT) {
                return DecimalNode.valueOf(number);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below, as all those are that can be read and not be meant
        }
        problem.accept("the number " + Shown.plain(parser.getText(), LONGEST_NUMBER)
                + " has an exponent that no amount can have: write all its digits, like 150.00");
        return DecimalNode.valueOf(BigDecimal.ZERO);
    }

    private ObjectNode object(Consumer<String> problem) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            JsonNode value = value(problem);
            if (object.has(name)) {
                problem.accept("the member " + Shown.quoted(name) + " appears twice, again in line " + line);
            } else {
                object.set(name, value);
            }
        }
        return object;
    }

    private ArrayNode array(Consumer<String> problem) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(problem));
        }
        return array;
    }
}
