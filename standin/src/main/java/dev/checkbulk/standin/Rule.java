package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a field's value must be. A null value is the field's own affair. */
@FunctionalInterface
interface Rule {
    Pattern MONEY = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,2})?");

    /** Adds what is wrong with {@code value}, which is found at {@code path}. */
    void check(JsonNode value, List<String> path, Problems problems);

    static Rule text(int most) {
        return (value, path, problems) -> {
            if (!value.isTextual()) {
                problems.add("Not a valid string.", path);
            } else if (value.textValue().length() > most) {
                problems.add("Ensure this field has no more than " + most + " characters.", path);
            }
        };
    }

    static Rule id() {
        return (value, path, problems) -> {
            if (!value.isTextual() || value.textValue().isEmpty()) {
                problems.add("Not a valid id.", path);
            }
        };
    }

    static Rule ids() {
        return (value, path, problems) -> {
            if (!value.isArray()) {
                problems.add("Expected a list of items.", path);
                return;
            }
            Set<JsonNode> seen = new HashSet<>();
            for (int i = 0; i < value.size(); i++) {
                id().check(value.get(i), join(path, Integer.toString(i)), problems);
                if (!seen.add(value.get(i))) {
                    problems.add("This id is in the list more than once.", join(path, Integer.toString(i)));
                }
            }
        };
    }

    static Rule bool() {
        return (value, path, problems) -> {
            if (!value.isBoolean()) {
                problems.add("Must be a valid boolean.", path);
            }
        };
    }

    static Rule date() {
        return (value, path, problems) -> {
            if (!value.isTextual() || !isDate(value.textValue())) {
                problems.add("Date has wrong format. Use YYYY-MM-DD.", path);
            }
        };
    }

    static Rule money() {
        return (value, path, problems) -> {
            if (!value.isTextual() || !MONEY.matcher(value.textValue()).matches()) {
                problems.add("Must be a decimal string of at least 0 with at most 2 decimals.", path);
            }
        };
    }

    static Rule percent() {
        return (value, path, problems) -> {
            boolean fits = value.isNumber()
                    && value.decimalValue().signum() >= 0
                    && value.decimalValue().compareTo(BigDecimal.valueOf(100)) <= 0;
            if (!fits) {
                problems.add("Must be a number from 0 to 100.", path);
            }
        };
    }

    static Rule choice(String... values) {
        Set<String> known = Set.of(values);
        return (value, path, problems) -> {
            if (!value.isTextual() || !known.contains(value.textValue())) {
                problems.add("This is not a valid choice.", path);
            }
        };
    }

    static Rule ssn() {
        Pattern digits = Pattern.compile("[0-9]{9}");
        return (value, path, problems) -> {
            if (!value.isTextual() || !digits.matcher(value.textValue()).matches()) {
                problems.add("Must be nine digits.", path);
            }
        };
    }

    static Rule metadata() {
        return (value, path, problems) -> {
            if (!value.isObject()) {
                problems.add("Expected an object of strings.", path);
                return;
            }
            if (value.size() > 50) {
                problems.add("Metadata has at most 50 keys.", path);
            }
            value.properties().forEach(entry -> {
                List<String> place = join(path, entry.getKey());
                if (entry.getKey().length() > 40) {
                    problems.add("A metadata key has at most 40 characters.", place);
                }
                text(500).check(entry.getValue(), place, problems);
            });
        };
    }

    static Rule address() {
        Set<String> required = Set.of("line1", "city", "state", "postal_code");
        Set<String> known = Set.of("line1", "line2", "city", "state", "postal_code", "country");
        return (value, path, problems) -> {
            if (!value.isObject()) {
                problems.add("Expected an address.", path);
                return;
            }
            required.stream()
                    .sorted()
                    .filter(name -> !value.path(name).isTextual())
                    .forEach(name -> problems.add("This field is required.", join(path, name)));
            value.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    problems.add("Unknown field.", join(path, name));
                }
            });
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return text.length() == 10;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static List<String> join(List<String> path, String last) {
        List<String> joined = new ArrayList<>(path);
        joined.add(last);
        return joined;
    }
}
