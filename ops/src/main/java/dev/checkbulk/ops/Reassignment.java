package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person's workplaces, as a row of a file says.
 *
 * @param employee whose
 * @param workplaces at least one, each once
 * @param before the employee as Check has it now, or null when it was not read
 */
public record Reassignment(
        String employee, List<String> workplaces, @Nullable JsonNode before) {
    /** @throws IllegalArgumentException when an id cannot be one, there is no workplace, or one comes twice */
    public Reassignment {
        CheckRequest.requireId(employee);
        workplaces = List.copyOf(workplaces);
        workplaces.forEach(CheckRequest::requireId);
        if (workplaces.isEmpty() || Set.copyOf(workplaces).size() != workplaces.size()) {
            throw new IllegalArgumentException("A reassignment names at least one workplace, and each once");
        }
    }

    /** A row whose employee has not been read. */
    public static Reassignment of(String employee, List<String> workplaces) {
        return new Reassignment(employee, workplaces, null);
    }

    Reassignment before(JsonNode employeeNow) {
        return new Reassignment(employee, workplaces, employeeNow);
    }

    /** What happens to the workplaces that the person has. */
    public enum Mode {
        /** They give way to the given ones. */
        REPLACE,
        /** They stay, and the given ones come behind them. */
        ADD,
        /** The given ones go, the others stay. */
        REMOVE;

        List<String> apply(List<String> has, List<String> given) {
            return switch (this) {
                case REPLACE -> given;
                case ADD -> {
                    Set<String> both = new LinkedHashSet<>(has);
                    both.addAll(given);
                    yield List.copyOf(both);
                }
                case REMOVE -> has.stream().filter(one -> !given.contains(one)).toList();
            };
        }
    }

    static List<String> workplaces(JsonNode employee) {
        List<String> workplaces = new ArrayList<>();
        employee.path("workplaces").forEach(workplace -> workplaces.add(workplace.asText()));
        return workplaces;
    }
}
