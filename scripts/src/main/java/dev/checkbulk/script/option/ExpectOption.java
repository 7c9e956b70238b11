package dev.checkbulk.script.option;

import dev.checkbulk.script.terminal.CannotStart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The numbers of {@code --expect}. */
public final class ExpectOption {
    private static final Set<String> NAMES = Set.of("rows", "people", "companies");

    private ExpectOption() {}

    /**
     * The numbers by their names.
     *
     * @param text such as {@code rows=312,companies=4}
     * @throws CannotStart when that cannot be read
     */
    public static Map<String, Long> parse(String text) throws CannotStart {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            String[] parts = pair.strip().split("=", -1);
            if (parts.length != 2
                    || !NAMES.contains(parts[0].strip())
                    || !parts[1].strip().matches("[0-9]{1,15}")) {
                throw new CannotStart(
                        "--expect is like rows=312,people=300,companies=4; not \"" + pair.strip() + "\".");
            }
            numbers.put(parts[0].strip(), Long.parseLong(parts[1].strip()));
        }
        return numbers;
    }
}
