package dev.checkbulk.jobs.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has to hold between several values of a row. */
public sealed interface Rule {
    /** The values of a row, as far as they were right. */
    interface Given {
        /** Whether the row has something for this column, be it right or wrong. */
        boolean has(String column);

        /** The checked value, or null. */
        @Nullable
        JsonNode value(String column);

        /** The columns that the row has something for. */
        Stream<String> given();

        /** Whether the row says of something that it is to stay as it is. */
        boolean keeps();

        boolean fromJson();
    }

    /** What is wrong with the row, or null. */
    @Nullable
    String flaw(Given row);

    /**
     * A row names one of these.
     *
     * @param exactly whether no second one may be named
     */
    record OneOf(List<String> columns, boolean exactly) implements Rule {
        public OneOf {
            columns = List.copyOf(columns);
        }

        @Override
        public @Nullable String flaw(Given row) {
            List<String> named = columns.stream().filter(row::has).toList();
            if (named.isEmpty()) {
                return "has none of " + list() + ", but each row must have one of them";
            }
            return exactly && named.size() > 1
                    ? "has " + String.join(" and ", named) + ", but a row has exactly one of " + list()
                    : null;
        }

        private String list() {
            return String.join(", ", columns);
        }
    }

    /** The day in one column is not before the day in another. */
    record Ordered(String first, String last) implements Rule {
        @Override
        public @Nullable String flaw(Given row) {
            JsonNode begin = row.value(first);
            JsonNode end = row.value(last);
            if (begin == null || end == null || begin.isNull() || end.isNull()) {
                return null;
            }
            return end.asText().compareTo(begin.asText()) < 0
                    ? last + " " + end.asText() + " is before " + first + " " + begin.asText()
                    : null;
        }
    }

    /** A JSON row has something besides these. Of a CSV row an empty cell may be meant. */
    record Something(List<String> ids) implements Rule {
        public Something {
            ids = List.copyOf(ids);
        }

        @Override
        public @Nullable String flaw(Given row) {
            return row.fromJson() && !row.keeps() && row.given().allMatch(ids::contains)
                    ? "has " + names() + " alone: give it what is to change"
                    : null;
        }

        public String names() {
            return String.join(" and ", ids);
        }
    }
}
