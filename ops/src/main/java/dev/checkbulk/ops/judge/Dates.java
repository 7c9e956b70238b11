package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.ops.row.Refusal;
import java.util.Optional;

/** Whether something ends before it starts; dates are {@code YYYY-MM-DD}, which sort as texts. */
public final class Dates {
    private static final String START = "effective_start";
    private static final String END = "effective_end";

    private Dates() {}

    /**
     * @param sent what is sent
     * @param now what holds where nothing is sent; missing for a new record
     */
    public static Optional<Refusal> refusal(JsonNode sent, JsonNode now) {
        String start = value(START, sent, now);
        String end = value(END, sent, now);
        boolean wrong =
                (sent.has(START) || sent.has(END)) && !start.isEmpty() && !end.isEmpty() && end.compareTo(start) < 0;
        return wrong
                ? Optional.of(new Refusal("dates", END + " " + end + " is before " + START + " " + start))
                : Optional.empty();
    }

    private static String value(String field, JsonNode sent, JsonNode now) {
        JsonNode value = sent.has(field) ? sent.path(field) : now.path(field);
        return value.isTextual() ? value.textValue() : "";
    }
}
