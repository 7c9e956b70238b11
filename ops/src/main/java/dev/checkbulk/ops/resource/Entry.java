package dev.checkbulk.ops.resource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A resource while its lines are read. */
final class Entry {
    private static final Set<String> KEYWORDS =
            Set.of("called", "prefix", "page", "ids", "filters", "scope", "unique", "changes", "removal");

    private final Line head;
    private final Map<String, Line> said = new HashMap<>();
    private final Map<Verb, String> endpoints = new EnumMap<>(Verb.class);
    private final List<OneOf> oneOf = new ArrayList<>();
    private final List<String> traps = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    Entry(Line head) {
        this.head = head;
    }

    void add(Line line) {
        String keyword = line.keyword();
        if (line.indented() && keyword.equals("|")) {
            moreChoices(line);
        } else if (line.indented()) {
            fields.add(FieldNotation.field(line));
        } else if (Verb.of(keyword).isPresent()) {
            endpoint(line);
        } else if (keyword.equals("trap")) {
            traps.add(line.rest());
        } else if (keyword.equals("exactly-one") || keyword.equals("at-least-one")) {
            oneOf.add(new OneOf(words(line), keyword.equals("exactly-one")));
        } else if (!KEYWORDS.contains(keyword)) {
            throw line.wrong("no word of this table: " + keyword);
        } else if (said.put(keyword, line) != null) {
            throw line.wrong("said twice: " + keyword);
        }
    }

    private void moreChoices(Line line) {
        int last = fields.size() - 1;
        if (last < 0 || fields.get(last).type() != FieldType.CHOICE) {
            throw line.wrong("a choice has to stand above its words");
        }
        List<String> choices = new ArrayList<>(fields.get(last).choices());
        choices.addAll(words(line));
        fields.set(last, fields.get(last).withChoices(choices));
    }

    private void endpoint(Line line) {
        List<String> words = line.words();
        String template = words.get(words.size() - 1);
        for (String word : words.subList(0, words.size() - 1)) {
            Verb verb = Verb.of(word).orElseThrow(() -> line.wrong("not verbs and a path"));
            if (endpoints.put(verb, template) != null) {
                throw line.wrong("said twice: " + word);
            }
        }
    }

    ResourceType finish() {
        try {
            return new ResourceType(
                    head.rest(),
                    required("called").rest(),
                    prefix(),
                    endpoints,
                    fields,
                    words(said.get("filters")),
                    page(),
                    said.containsKey("ids"),
                    words(said.get("scope")),
                    words(said.get("unique")),
                    oneOf,
                    body(),
                    removal(),
                    traps);
        } catch (IllegalArgumentException e) {
            throw head.wrong(String.valueOf(e.getMessage()));
        }
    }

    private Line required(String keyword) {
        Line line = said.get(keyword);
        if (line == null) {
            throw head.wrong("nothing says " + keyword);
        }
        return line;
    }

    private @Nullable String prefix() {
        Line line = said.get("prefix");
        return line == null ? null : line.rest();
    }

    private int page() {
        Line line = said.get("page");
        return line == null ? 0 : Integer.parseInt(line.rest());
    }

    private static List<String> words(@Nullable Line line) {
        return line == null ? List.of() : line.words().subList(1, line.words().size());
    }

    /** {@code changes by id effective_start}, or with {@code in member} behind. */
    private Body body() {
        List<String> words = words(said.get("changes"));
        if (words.isEmpty()) {
            return new Body.OneRecord();
        }
        int in = words.indexOf("in");
        if (words.size() < 3 || !words.get(0).equals("by") || in == words.size() - 1 || in >= 0 && in < 3) {
            throw required("changes").wrong("changes are by fields and a day, or by these in a field");
        }
        List<String> key = words.subList(1, in < 0 ? words.size() : in);
        return new Body.Changes(key, in < 0 ? null : words.get(in + 1));
    }

    private Removal removal() {
        if (!said.containsKey("removal")) {
            if (endpoints.containsKey(Verb.CREATE)) {
                throw head.wrong("a create needs a removal");
            }
            return new Removal.None("nothing creates it");
        }
        Line line = required("removal");
        String how = line.rest();
        if (how.equals("delete")) {
            return new Removal.ByDelete();
        }
        if (how.endsWith("=false")) {
            return new Removal.ByDeactivation(how.substring(0, how.length() - "=false".length()));
        }
        if (how.startsWith("none: ")) {
            return new Removal.None(how.substring("none: ".length()));
        }
        throw line.wrong("a removal is delete, a field =false, or none: with a reason");
    }
}
