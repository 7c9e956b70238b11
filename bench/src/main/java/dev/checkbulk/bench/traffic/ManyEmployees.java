package dev.checkbulk.bench.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Employees {@code emp_1} to {@code emp_N} of one company in three bytes each: what they hold is made up from the number,
 * but for their workplaces, of which there are few different ones. For one thread.
 */
final class ManyEmployees {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "emp_";

    private final short[] workplaces;
    private final byte[] changes;
    private final List<String> lists = new ArrayList<>();
    private final Map<String, Short> known = new HashMap<>();

    /** All of them at {@code wrk_0}. */
    ManyEmployees(int number) {
        this.workplaces = new short[number];
        this.changes = new byte[number];
        index("[\"wrk_0\"]");
    }

    /** The record as Check shows it. */
    Optional<String> json(String id) {
        int number = number(id);
        return number < 0 ? Optional.empty() : Optional.of(json(number));
    }

    /**
     * Changes the workplaces as the body of a {@code PATCH} says, and shows the record as it is then.
     *
     * @throws JsonProcessingException for a body that is no JSON or has no list of workplaces
     */
    Optional<String> change(String id, String body) throws JsonProcessingException {
        int number = number(id);
        if (number < 0) {
            return Optional.empty();
        }
        JsonNode list = JSON.readTree(body).path("workplaces");
        if (!list.isArray()) {
            throw new JsonProcessingException("no list of workplaces: " + body) {};
        }
        workplaces[number] = index(list.toString());
        changes[number] = (byte) Math.min(changes[number] + 1, Byte.MAX_VALUE);
        return Optional.of(json(number));
    }

    /** How many were changed so many times; more than 127 count as 127. */
    long changed(int times) {
        long count = 0;
        for (byte one : changes) {
            count += one == times ? 1 : 0;
        }
        return count;
    }

    private int number(String id) {
        try {
            int number = id.startsWith(PREFIX) ? Integer.parseInt(id.substring(PREFIX.length())) - 1 : -1;
            return number < changes.length ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private short index(String list) {
        return known.computeIfAbsent(list, one -> {
            if (lists.size() > Short.MAX_VALUE) {
                throw new IllegalStateException("more different lists of workplaces than a bench needs");
            }
            lists.add(one);
            return (short) (lists.size() - 1);
        });
    }

    private String json(int number) {
        String list = lists.get(workplaces[number]);
        int end = list.indexOf('"', 2);
        String primary = end < 0 ? "null" : list.substring(1, end + 1);
        String n = Integer.toString(number + 1);
        return "{\"id\":\"emp_" + n + "\",\"company\":\"com_1\",\"first_name\":\"Ana\",\"middle_name\":null"
                + ",\"last_name\":\"Alvarez " + n + "\",\"email\":\"ana" + n + "@example.com\",\"active\":true"
                + ",\"workplaces\":" + list + ",\"primary_workplace\":" + primary
                + ",\"start_date\":\"2026-02-01\",\"termination_date\":null,\"default_net_pay_split\":null"
                + ",\"residence\":{\"line1\":\"" + n + " Main St\",\"line2\":null,\"city\":\"Boston\",\"state\":\"MA\""
                + ",\"postal_code\":\"02139\",\"country\":\"US\"},\"metadata\":{}}";
    }
}
