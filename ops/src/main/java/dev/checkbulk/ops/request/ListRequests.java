package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What list requests have in common. */
public final class ListRequests {
    /** The page size that most list endpoints allow. */
    public static final int PAGE = 100;

    /** The page size of workplaces. */
    public static final int LARGE_PAGE = 500;

    private ListRequests() {}

    public static CheckRequest of(String path, int page) {
        return byId(path).query("limit", String.valueOf(page));
    }

    public static CheckRequest byId(String path) {
        return CheckRequest.get(path).expecting(Expected.page());
    }

    public static CheckRequest filter(CheckRequest list, String name, @Nullable Object value) {
        return value == null ? list : list.query(name, value.toString());
    }

    public static CheckRequest filter(CheckRequest list, Map<String, String> values) {
        CheckRequest filtered = list;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filtered = filtered.query(value.getKey(), value.getValue());
        }
        return filtered;
    }

    /** The changes, of which there has to be one. */
    static <T> List<T> some(List<T> changes) {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("An update needs at least one change");
        }
        return changes;
    }
}
