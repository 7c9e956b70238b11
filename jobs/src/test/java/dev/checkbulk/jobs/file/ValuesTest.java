package dev.checkbulk.jobs.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.row.Numbers;
import dev.checkbulk.jobs.row.Values;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.ops.resource.FieldType;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
    private static final String ID = "; an id has only letters (a-z, A-Z), digits, \"_\" and \"-\"";
    private static final String AMOUNT = "is not an amount: write it like 150.00";
    private static final String ROUNDED = "is a spreadsheet's short form of a number and has lost digits: ";
    private static final String PERCENTAGE = "is not a percentage: write a number from 0 to 100, like 5.5";
    private static final String DATE = "is not a date: write it like 2026-02-01 (year-month-day)";

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of(FieldType.ID, "emp_A-9"),
                Arguments.of(FieldType.ID, "x".repeat(255)),
                Arguments.of(FieldType.TEXT, "O'Brien; \"quoted\"\nnext line"),
                Arguments.of(FieldType.MONEY, "0"),
                Arguments.of(FieldType.MONEY, "150.5"),
                Arguments.of(FieldType.MONEY, "1384.61"),
                Arguments.of(FieldType.PERCENT, "0"),
                Arguments.of(FieldType.PERCENT, "100.00"),
                Arguments.of(FieldType.PERCENT, "33.3333333333"),
                Arguments.of(FieldType.DATE, "2024-02-29"),
                Arguments.of(FieldType.DATE, "2026-12-31"),
                Arguments.of(FieldType.DATETIME, "2026-02-01T12:00:00.123456Z"),
                Arguments.of(FieldType.PERCENT_TEXT, "5.5"),
                Arguments.of(FieldType.INTEGER, "-12"),
                Arguments.of(FieldType.NUMBER, "-0.5"),
                Arguments.of(FieldType.HOURS, "37.5"),
                Arguments.of(FieldType.STATE, "PR"),
                Arguments.of(FieldType.CHOICE, "whatever"),
                Arguments.of(FieldType.BOOLEAN, "TRUE"),
                Arguments.of(FieldType.BOOLEAN, "true"),
                Arguments.of(FieldType.BOOLEAN, "false"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void acceptsWhatIsRight(FieldType kind, String text) {
        assertNull(Values.flaw(kind, text));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(FieldType.ID, "emp/1", "contains \"/\"" + ID),
                Arguments.of(FieldType.ID, "..", "contains \".\"" + ID),
                Arguments.of(FieldType.ID, "emp?x", "contains \"?\"" + ID),
                Arguments.of(FieldType.ID, "emp%2f", "contains \"%\"" + ID),
                Arguments.of(FieldType.ID, "emp 1", "contains a space" + ID),
                Arguments.of(FieldType.ID, "emp\r\n1", "contains a line break" + ID),
                Arguments.of(FieldType.ID, "emp\u00071", "contains \"\\u0007\"" + ID),
                Arguments.of(FieldType.ID, "emp\u202E1", "contains \"\\u202E\"" + ID),
                Arguments.of(FieldType.ID, "\u0435mp", "contains \"\u0435\"" + ID),
                Arguments.of(FieldType.ID, "x".repeat(256), "has 256 characters; an id has at most 255"),
                Arguments.of(FieldType.MONEY, "1,234.50", "has a thousands separator: write it like 1234.50"),
                Arguments.of(FieldType.MONEY, "1E5", ROUNDED + "write the whole amount, like 1380.00"),
                Arguments.of(FieldType.MONEY, "-1.00", AMOUNT),
                Arguments.of(FieldType.MONEY, "1.38E+03", ROUNDED + "write the whole amount, like 1380.00"),
                Arguments.of(FieldType.MONEY, "1.005", "has more than 2 decimals: write it like 150.00"),
                Arguments.of(FieldType.MONEY, "1.", AMOUNT),
                Arguments.of(FieldType.MONEY, ".50", AMOUNT),
                Arguments.of(FieldType.MONEY, "$5", AMOUNT),
                Arguments.of(FieldType.MONEY, "\u0661", AMOUNT),
                Arguments.of(FieldType.PERCENT, "5%", PERCENTAGE),
                Arguments.of(FieldType.PERCENT, "5,5", PERCENTAGE),
                Arguments.of(FieldType.PERCENT, "1E1", ROUNDED + "write a number from 0 to 100, like 5.5"),
                Arguments.of(FieldType.PERCENT, "-1", PERCENTAGE),
                Arguments.of(FieldType.PERCENT, "100.01", "is not from 0 to 100"),
                Arguments.of(FieldType.PERCENT, "0.12345678901", "has more than 10 decimals"),
                Arguments.of(FieldType.DATE, "1/2/26", DATE),
                Arguments.of(FieldType.DATE, "2026-2-1", DATE),
                Arguments.of(FieldType.DATE, "2026-02-01T00:00:00Z", DATE),
                Arguments.of(FieldType.DATE, "2026-02-29", "is a day that does not exist"),
                Arguments.of(
                        FieldType.DATE,
                        "46023",
                        "is a number, which spreadsheets keep days as: write the day like 2026-02-01 (year-month-day)"),
                Arguments.of(FieldType.DATE, "2026-13-01", "is a day that does not exist"),
                Arguments.of(
                        FieldType.DATETIME, "2026-02-01", "is not a time in UTC: write it like 2026-02-01T12:00:00Z"),
                Arguments.of(
                        FieldType.DATETIME,
                        "2026-02-01T12:00:00+01:00",
                        "is not a time in UTC: write it like 2026-02-01T12:00:00Z"),
                Arguments.of(FieldType.DATETIME, "2026-02-01T25:00:00Z", "is a time that does not exist"),
                Arguments.of(FieldType.BOOLEAN, "True", "is neither true nor false"),
                Arguments.of(FieldType.INTEGER, "1.5", "is not a whole number: write it like 12"),
                Arguments.of(FieldType.INTEGER, "1,000", "has a thousands separator: write it like 1234"),
                Arguments.of(FieldType.INTEGER, "twelve", "is not a number: write it like 12"),
                Arguments.of(FieldType.NUMBER, "1.5E+12", ROUNDED + "write all of them"),
                Arguments.of(FieldType.NUMBER, "1234567890123456", "has more than 15 digits before the point"),
                Arguments.of(FieldType.HOURS, "-1", "is negative: hours are 0 or more"),
                Arguments.of(FieldType.HOURS, "37:30", "is not a number: write it like 37.5"),
                Arguments.of(FieldType.STATE, "ma", "is not written like a state: write MA"),
                Arguments.of(FieldType.STATE, "XX", "is no state: write two capital letters, like MA"),
                Arguments.of(FieldType.STATE, "Massachusetts", "is no state: write two capital letters, like MA"),
                Arguments.of(FieldType.BOOLEAN, "yes", "is neither true nor false"),
                Arguments.of(FieldType.TEXT, "a\u0000b", "contains \\u0000, which no text can have"),
                Arguments.of(FieldType.TEXT, "a\uD83D", "contains \\uD83D, which no text can have"),
                Arguments.of(FieldType.TEXT, "x".repeat(10_001), "is longer than 10,000 characters"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhatIsWrong(FieldType kind, String text, String flaw) {
        assertEquals(flaw, Values.flaw(kind, text));
    }

    @Test
    void anExponentIsNeverExpanded() {
        assertEquals("is not from 0 to 100", Numbers.percentFlaw(new BigDecimal("1E+1000000000")));
        assertEquals("has more than 10 decimals", Numbers.percentFlaw(new BigDecimal("1E-1000000000")));
    }

    @Test
    void whatIsShownHasNothingHiddenAndIsCut() {
        assertEquals("\"a\\u0000\\u202E\\u00A0\\u2028\\uFEFFb\"", Shown.quoted("a\u0000\u202E\u00A0\u2028\uFEFFb"));
        assertEquals("\"Zoë 😀\"", Shown.quoted("Zoë 😀"));
        assertEquals('"' + "x".repeat(60) + "…\"", Shown.quoted("x".repeat(61)));
        assertTrue(Shown.quoted("\u0007".repeat(50)).length() <= 63);
    }
}
