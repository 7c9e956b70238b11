package dev.checkbulk.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Settings that each hold from a date on. A change for a date that has one already replaces it, and any other is added.
 * The store's monitor guards it.
 */
public final class Timelines {
    public static final String BEGINNING = "1900-01-01";

    private final Consumer<Runnable> undo;
    private final Map<Line, TreeMap<String, ObjectNode>> settings = new HashMap<>();
    private final Map<String, List<String>> subjects = new HashMap<>();

    /**
     * @param what the kind of setting, for instance {@code employee_tax_params}
     * @param owner the record that has it
     * @param subject what is set, for instance the id of a tax parameter
     */
    public record Line(String what, String owner, String subject) {
        String group() {
            return what + ' ' + owner;
        }
    }

    /** @param undo is given what takes back each change */
    Timelines(Consumer<Runnable> undo) {
        this.undo = undo;
    }

    /** The date that a change without one holds from: the first from the beginning, later ones from today. */
    public String start(Line line, String today) {
        return at(line).isEmpty() ? BEGINNING : today;
    }

    public void set(Line line, String start, ObjectNode setting) {
        List<String> known = subjects.computeIfAbsent(line.group(), first -> new ArrayList<>());
        if (!known.contains(line.subject())) {
            known.add(line.subject());
        }
        TreeMap<String, ObjectNode> all = settings.computeIfAbsent(line, first -> new TreeMap<>());
        ObjectNode before = all.put(start, setting);
        undo.accept(() -> {
            if (before == null) {
                all.remove(start);
            } else {
                all.put(start, before);
            }
        });
    }

    /** By date, earliest first. */
    public NavigableMap<String, ObjectNode> at(Line line) {
        return settings.getOrDefault(line, new TreeMap<>());
    }

    /** What holds on a day. */
    public Optional<ObjectNode> on(Line line, String day) {
        return Optional.ofNullable(at(line).floorEntry(day)).map(Map.Entry::getValue);
    }

    /** All settings of one owner, by what is set in the order in which it first was, and by date. */
    public List<ObjectNode> all(String what, String owner) {
        List<ObjectNode> all = new ArrayList<>();
        for (String subject : subjects.getOrDefault(new Line(what, owner, "").group(), List.of())) {
            all.addAll(at(new Line(what, owner, subject)).values());
        }
        return all;
    }
}
