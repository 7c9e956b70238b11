package dev.checkbulk.jobs.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.row.JsonTree;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells the form of a file: by the extension of its name, else by its content. */
final class FormatGuess {
    private FormatGuess() {}

    /**
     * The form; {@code Format.JSON_ARRAY} stands for one JSON document, of which the reader finds out whether it is a map.
     *
     * @param bytes the beginning of the file
     */
    static Format format(String name, byte[] bytes, Shape shape) throws IOException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return Format.CSV;
        }
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return Format.JSON_LINES;
        }
        if (lower.endsWith(".json")) {
            return Format.JSON_ARRAY;
        }
        return switch (firstCharacter(bytes)) {
            case '[' -> Format.JSON_ARRAY;
            case '{' -> isLines(bytes, shape) ? Format.JSON_LINES : Format.JSON_ARRAY;
            default -> Format.CSV;
        };
    }

    private static Reader reader(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static int firstCharacter(byte[] bytes) throws IOException {
        try (Reader reader = reader(bytes)) {
            int character = reader.read();
            while (character >= 0 && Character.isWhitespace(character)) {
                character = reader.read();
            }
            return character;
        }
    }

    /** An object is a row if a map cannot be meant: the key is one of its members, or another object follows it. */
    private static boolean isLines(byte[] bytes, Shape shape) throws IOException {
        if (shape.mapValue() == null) {
            return true;
        }
        try (JsonParser parser = JsonTree.parser(reader(bytes))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals(shape.key())) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return parser.nextToken() == JsonToken.START_OBJECT;
        } catch (JsonProcessingException e) {
            return false; // the reader will tell what is wrong
        }
    }
}
