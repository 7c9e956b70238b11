package dev.checkbulk.standin.api;

import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.ValidationErrors;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The filters of {@code /logs}. A status is a number or a class such as {@code 4xx}. */
final class LogFilter {
    private final List<Predicate<ApiLog.Entry>> all = new ArrayList<>();

    private LogFilter() {}

    static Predicate<ApiLog.Entry> of(QueryParameters query, ValidationErrors problems) {
        LogFilter filter = new LogFilter();
        if (query.names().contains("id")) {
            List<String> ids = query.all("id");
            filter.all.add(entry -> ids.contains(entry.id));
        }
        query.get("path")
                .ifPresent(path -> filter.all.add(entry -> entry.call.path().equals(path)));
        query.get("method")
                .ifPresent(method -> filter.all.add(entry -> entry.call.method().equalsIgnoreCase(method)));
        query.get("idempotency_key").ifPresent(key -> filter.all.add(entry -> key.equals(entry.call.key())));
        query.get("status_code").ifPresent(status -> filter.all.add(status(status)));
        query.get("created_after").ifPresent(text -> {
            Instant after = instant(text, "created_after", problems);
            filter.all.add(entry -> entry.created.isAfter(after));
        });
        query.get("created_before").ifPresent(text -> {
            Instant before = instant(text, "created_before", problems);
            filter.all.add(entry -> entry.created.isBefore(before));
        });
        return entry -> filter.all.stream().allMatch(one -> one.test(entry));
    }

    private static Predicate<ApiLog.Entry> status(String status) {
        return entry -> status.endsWith("xx")
                ? entry.status().startsWith(status.substring(0, 1))
                : entry.status().equals(status);
    }

    private static Instant instant(String text, String name, ValidationErrors problems) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            problems.add("Datetime has wrong format.", name);
            return Instant.EPOCH;
        }
    }
}
