package dev.checkbulk.script.export;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.script.terminal.CannotStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that narrow a list: one for each filter of any list, and for each id that stands in a list's path. */
final class ExportFilters {
    private static final int NAME_WIDTH = 34;
    private static final int LINE_WIDTH = 79;

    private ExportFilters() {}

    /** The resources that have a list. */
    static List<ResourceType> lists() {
        return ResourceType.all().stream().filter(type -> type.has(Verb.LIST)).toList();
    }

    /** Adds the options to a command. The help shows them with their resources, because no list has them all. */
    static void addTo(CommandSpec command) {
        Set<String> names = new LinkedHashSet<>();
        lists().forEach(type -> names.addAll(names(type)));
        for (String name : names) {
            command.addOption(OptionSpec.builder(option(name))
                    .type(String.class)
                    .hidden(true)
                    .build());
        }
        List<String> help = help();
        help.addAll(List.of(command.usageMessage().footer()));
        command.usageMessage().footer(help.toArray(String[]::new));
    }

    /** What the options say after the command line was read, by the filters' names. */
    static Map<String, String> given(CommandSpec command) {
        Map<String, String> given = new LinkedHashMap<>();
        lists().stream().flatMap(type -> names(type).stream()).distinct().forEach(name -> {
            String value = command.findOption(option(name)).getValue();
            if (value != null) {
                given.put(name, value);
            }
        });
        return given;
    }

    /**
     * The list with these filters.
     *
     * @throws CannotStart when it does not have one of them, or needs one that is not given
     */
    static CheckRequest list(ResourceType type, Map<String, String> given) throws CannotStart {
        List<String> owners = type.ids(Verb.LIST);
        List<String> wrong = new ArrayList<>();
        given.forEach((name, value) -> {
            if (!names(type).contains(name)) {
                wrong.add(type.name() + " cannot be narrowed by " + option(name) + ", " + takes(type) + ".");
            } else if (value.isBlank()) {
                wrong.add(option(name) + " is empty: give it a value or leave it out.");
            }
        });
        for (String owner : owners) {
            if (!given.containsKey(owner)) {
                wrong.add(type.name() + " are read for one " + owner + " at a time: name it with " + option(owner)
                        + " ID.");
            }
        }
        if (!wrong.isEmpty()) {
            throw new CannotStart(String.join("\n", wrong));
        }
        Map<String, String> filters = new LinkedHashMap<>(given);
        filters.keySet().removeAll(owners);
        try {
            return type.list(filters, owners.stream().map(given::get).toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What the list leaves out unless a filter asks for it that is not given: such a trap says {@code active=false}.
     *
     * @return a sentence for each
     */
    static List<String> notShown(ResourceType type, Map<String, String> given) {
        return type.traps().stream()
                .filter(trap -> type.filters().stream()
                        .anyMatch(filter -> !given.containsKey(filter) && trap.matches(".*\\b" + filter + "=.*")))
                .toList();
    }

    private static List<String> names(ResourceType type) {
        List<String> names = new ArrayList<>(type.ids(Verb.LIST));
        names.addAll(type.filters());
        return names;
    }

    private static String option(String name) {
        return "--" + name.replace('_', '-');
    }

    private static String takes(ResourceType type) {
        List<String> names = names(type);
        return names.isEmpty()
                ? "or by anything"
                : "but by " + names.stream().map(ExportFilters::option).collect(Collectors.joining(", "));
    }

    private static List<String> help() {
        List<String> lines = new ArrayList<>(List.of("", "RESOURCE, and the options that narrow its list:"));
        for (ResourceType type : lists()) {
            StringBuilder line = new StringBuilder("  " + type.name());
            for (String name : names(type)) {
                String word = option(name) + (type.ids(Verb.LIST).contains(name) ? " (needed)" : "");
                if (line.length() + 1 + word.length() > LINE_WIDTH) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(" ".repeat(Math.max(1, NAME_WIDTH - line.length()))).append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
