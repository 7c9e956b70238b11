package dev.checkbulk.jobs.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.text.Mask;
import dev.checkbulk.jobs.text.Nearest;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.ops.resource.FieldType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is right for a single value, wherever it was written. A flaw is the end of a sentence that begins with the value. */
public final class Values {
    /** The longest value or cell, in characters. */
    static final int LONGEST = 10_000;

    private static final int LONGEST_ID = 255;

    private Values() {}

    /** What is wrong with the text as a value of this column, or null. Numbers and booleans are text in CSV only. */
    public static @Nullable String flaw(Column column, String text) {
        String flaw = flaw(column.kind(), text);
        if (flaw != null) {
            return flaw;
        }
        Integer longest = column.rules().longest();
        if (longest != null && column.kind() != FieldType.OBJECTS && text.length() > longest) {
            return "has " + text.length() + " characters; Check takes at most " + longest;
        }
        List<String> choices = column.rules().choices();
        return choices.isEmpty() || choices.contains(text) ? null : choiceFlaw(text, choices);
    }

    /** What is wrong with the text as a value of this kind, or null. */
    public static @Nullable String flaw(FieldType kind, String text) {
        String flaw = flaw(text);
        if (flaw != null) {
            return flaw;
        }
        return switch (kind) {
            case ID -> idFlaw(text);
            case TEXT, CHOICE, METADATA, OBJECT, OBJECTS -> null;
            case MONEY -> Numbers.moneyFlaw(text);
            case PERCENT, PERCENT_TEXT -> Numbers.percentFlaw(text);
            case INTEGER, NUMBER, HOURS -> Numbers.flaw(kind, text);
            case DATE -> Days.flaw(text);
            case DATETIME -> Days.timeFlaw(text);
            case BOOLEAN ->
                switch (text) {
                    case "true", "false", "TRUE", "FALSE" -> null;
                    default -> "is neither true nor false";
                };
            case SSN, EIN -> Digits.flaw(text, 9);
            case ROUTING_NUMBER -> Digits.routingFlaw(text);
            case ACCOUNT_NUMBER -> Digits.accountFlaw(text);
            case POSTAL_CODE -> Digits.postalFlaw(text);
            case STATE -> States.flaw(text);
        };
    }

    /** What is wrong with the text whatever it stands for, or null. */
    public static @Nullable String flaw(String text) {
        if (text.length() > LONGEST) {
            return "is longer than 10,000 characters";
        }
        if (Mask.is(text)) {
            return "stands for a secret that is not shown, and can be kept only in an update: write the value itself";
        }
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                return "contains " + Shown.point(unit) + ", which no text can have";
            } else if (unit == '\uFFFD') {
                return "contains U+FFFD, which stands for a letter that a program could not read: write the letter itself";
            }
        }
        return null;
    }

    /** A text that has no flaw as the value that it stands for. */
    static JsonNode node(FieldType kind, String text) {
        if (kind.isNumber()) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        return kind == FieldType.BOOLEAN ? BooleanNode.valueOf(text.equalsIgnoreCase("true")) : TextNode.valueOf(text);
    }

    private static String choiceFlaw(String text, List<String> choices) {
        String nearest = Nearest.to(text, choices);
        return "is none of " + String.join(", ", choices)
                + (nearest == null ? "" : ": did you mean " + Shown.quoted(nearest) + "?");
    }

    private static @Nullable String idFlaw(String text) {
        if (text.length() > LONGEST_ID) {
            return "has " + text.length() + " characters; an id has at most " + LONGEST_ID;
        }
        for (int at = 0; at < text.length(); at++) {
            if (!inId(text.charAt(at))) {
                return "contains " + shown(text.codePointAt(at))
                        + "; an id has only letters (a-z, A-Z), digits, \"_\" and \"-\"";
            }
        }
        return null;
    }

    private static String shown(int wrong) {
        return switch (wrong) {
            case '\r', '\n' -> "a line break";
            case ' ' -> "a space";
            default -> '"' + Shown.point(wrong) + '"';
        };
    }

    private static boolean inId(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
