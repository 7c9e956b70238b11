package dev.checkbulk.standin.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.standin.message.ValidationErrors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What a field's value must be. A null value is the field's own affair. */
public interface FieldRule {
    Pattern MONEY = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,2})?");

    /** Adds what is wrong with {@code value} to the problems of its place. */
    void check(JsonNode value, ValidationErrors here);

    /**
     * A plausible value.
     *
     * @param ids gives the id of a record of a kind
     */
    JsonNode example(UnaryOperator<String> ids);

    /** Names the records that the value refers to, as far as it is of the right form. */
    default void references(JsonNode value, ValidationErrors here, Consumer<Reference> found) {}

    /** A value that either fits or does not. */
    record Scalar(String complaint, JsonNode value, Predicate<JsonNode> fits) implements FieldRule {
        @Override
        public void check(JsonNode sent, ValidationErrors here) {
            if (!fits.test(sent)) {
                here.add(complaint);
            }
        }

        @Override
        public JsonNode example(UnaryOperator<String> ids) {
            return value;
        }
    }

    static FieldRule text(int most) {
        return new TextRule(most);
    }

    static FieldRule bool() {
        return new Scalar("Must be a valid boolean.", BooleanNode.TRUE, JsonNode::isBoolean);
    }

    static FieldRule date() {
        return new Scalar("Date has wrong format. Use YYYY-MM-DD.", TextNode.valueOf("2026-01-01"), FieldRule::isDate);
    }

    static FieldRule money() {
        return new Scalar(
                "Must be a decimal string of at least 0 with at most 2 decimals.",
                TextNode.valueOf("100.00"),
                value -> matches(value, MONEY));
    }

    static FieldRule moneyAboveZero() {
        return new Scalar(
                "Must be a decimal string above 0 with at most 2 decimals.",
                TextNode.valueOf("100.00"),
                value -> matches(value, MONEY) && new BigDecimal(value.textValue()).signum() > 0);
    }

    /** A percentage as a number. */
    static FieldRule percent() {
        return new Scalar(
                "Must be a number from 0 to 100.",
                IntNode.valueOf(5),
                value -> value.isNumber() && isPercent(value.decimalValue()));
    }

    /** A percentage as a decimal string. */
    static FieldRule percentText() {
        return new Scalar(
                "Must be a decimal string from 0 to 100.",
                TextNode.valueOf("5.00"),
                value -> matches(value, Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?"))
                        && isPercent(new BigDecimal(value.textValue())));
    }

    /** A percentage as either. */
    static FieldRule percentage() {
        return new Scalar(
                "Must be from 0 to 100, as a number or a decimal string.",
                TextNode.valueOf("50.00"),
                value -> fits(percent(), value) || fits(percentText(), value));
    }

    static FieldRule number() {
        return new Scalar(
                "Must be a number of at least 0.",
                IntNode.valueOf(1),
                value -> value.isNumber() && value.decimalValue().signum() >= 0);
    }

    static FieldRule integer() {
        return new Scalar(
                "A valid integer of at least 0 is required.",
                IntNode.valueOf(1),
                value -> value.canConvertToInt() && value.isIntegralNumber() && value.intValue() >= 0);
    }

    static FieldRule choice(String... values) {
        Set<String> known = Set.of(values);
        return new Scalar(
                "This is not a valid choice.",
                TextNode.valueOf(values[0]),
                value -> value.isTextual() && known.contains(value.textValue()));
    }

    static FieldRule digits(int least, int most) {
        Pattern digits = Pattern.compile("[0-9]{" + least + "," + most + "}");
        String count = least == most ? Integer.toString(least) : least + " to " + most;
        return new Scalar(
                "Must be " + count + " digits.", TextNode.valueOf("1".repeat(most)), value -> matches(value, digits));
    }

    static FieldRule webAddress() {
        return new Scalar(
                "Enter a valid URL.",
                TextNode.valueOf("https://example.com/hook"),
                value -> matches(value, Pattern.compile("https?://\\S+")));
    }

    /** A list of anything, for what Check's reference does not describe. */
    static FieldRule array() {
        return new Scalar("Expected a list of items.", JsonNodeFactory.instance.arrayNode(), JsonNode::isArray);
    }

    /** An object of anything, for what Check's reference does not describe. */
    static FieldRule anyObject() {
        return new Scalar("Expected an object.", JsonNodeFactory.instance.objectNode(), JsonNode::isObject);
    }

    static FieldRule metadata() {
        return new StringMapRule(50, 40, 500, Integer.MAX_VALUE);
    }

    static FieldRule address() {
        return new ObjectRule(new RequestSchema()
                .required("line1", text(255))
                .optional(text(255), "line2")
                .required("city", text(255))
                .required("state", text(255))
                .required("postal_code", text(255))
                .optional(text(255), "country"));
    }

    static boolean isDate(JsonNode value) {
        try {
            return value.isTextual() && value.textValue().length() == 10 && LocalDate.parse(value.textValue()) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean fits(FieldRule rule, JsonNode value) {
        ValidationErrors problems = new ValidationErrors();
        rule.check(value, problems);
        return !problems.any();
    }

    private static boolean matches(JsonNode value, Pattern pattern) {
        return value.isTextual() && pattern.matcher(value.textValue()).matches();
    }

    private static boolean isPercent(BigDecimal value) {
        return value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(100)) <= 0;
    }
}
