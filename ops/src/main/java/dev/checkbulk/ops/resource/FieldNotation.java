package dev.checkbulk.ops.resource;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field as the table writes it: name, type and use, {@code workplaces id:workplaces[] C*UR}. */
final class FieldNotation {
    private static final Pattern TYPE =
            Pattern.compile("(?<type>[a-z_]+)(:(?<detail>[a-z0-9_|]+))?(<=(?<longest>\\d+))?(?<list>\\[])?");
    private static final Pattern USE = Pattern.compile("(?<create>C\\*?)?(?<update>U\\*?)?(?<read>R)?(?<secret>S)?");

    private FieldNotation() {}

    static Field field(Line line) {
        List<String> words = line.words();
        if (words.size() != 3) {
            throw line.wrong("a field is a name, a type and a use");
        }
        Matcher type = matched(TYPE, words.get(1), line);
        Matcher use = matched(USE, words.get(2), line);
        FieldType is = FieldType.of(type.group("type")).orElseThrow(() -> line.wrong("no type: " + type.group("type")));
        String detail = type.group("detail");
        if (detail != null && is != FieldType.ID && is != FieldType.CHOICE) {
            throw line.wrong("only an id and a choice take a detail, not " + is.word());
        }
        return new Field(
                words.get(0),
                is,
                type.group("list") != null || is == FieldType.OBJECTS,
                need(use.group("create")),
                need(use.group("update")),
                use.group("read") != null,
                use.group("secret") != null,
                is == FieldType.CHOICE && detail != null ? List.of(detail.split("\\|")) : List.of(),
                is == FieldType.ID ? detail : null,
                type.group("longest") == null ? null : Integer.valueOf(type.group("longest")));
    }

    private static Matcher matched(Pattern pattern, String word, Line line) {
        Matcher matcher = pattern.matcher(word);
        if (!matcher.matches()) {
            throw line.wrong("cannot be read: " + word);
        }
        return matcher;
    }

    private static Need need(@Nullable String use) {
        if (use == null) {
            return Need.NEVER;
        }
        return use.endsWith("*") ? Need.REQUIRED : Need.OPTIONAL;
    }
}
