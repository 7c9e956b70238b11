package dev.checkbulk.ops.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a resource.
 *
 * @param name its name in JSON; within an object the names on the way joined by dots, {@code address.city}
 * @param type what it holds, each entry of it when it is a list
 * @param list whether it holds a list
 * @param create whether a create takes it
 * @param update whether an update or a replacement takes it
 * @param readable whether Check shows it when the record is read, the way it was sent
 * @param sensitive whether its value is to be shown to nobody
 * @param choices the words that Check lists for it; it may add others, and none are listed when they are not known
 * @param refersTo the name of the resource that its id is of, or null when it holds no id or one of no resource here
 * @param longest how many characters it may have, of a list of objects how many entries; null when that is not known
 */
public record Field(
        String name,
        FieldType type,
        boolean list,
        Need create,
        Need update,
        boolean readable,
        boolean sensitive,
        List<String> choices,
        @Nullable String refersTo,
        @Nullable Integer longest) {

    public Field {
        choices = List.copyOf(choices);
    }

    Field withChoices(List<String> more) {
        return new Field(name, type, list, create, update, readable, sensitive, more, refersTo, longest);
    }

    /** The field that holds the object which this one is in, or null when the record itself does. */
    public @Nullable String object() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? null : name.substring(0, dot);
    }

    /** Whether a create may send it. */
    public boolean onCreate() {
        return create != Need.NEVER;
    }

    /** Whether a create has to send it, or has to when it sends the object that it is in. */
    public boolean requiredToCreate() {
        return create == Need.REQUIRED;
    }

    /** Whether an update may send it. */
    public boolean onUpdate() {
        return update != Need.NEVER;
    }

    /** Whether each update has to send it, or has to when it sends the object that it is in. */
    public boolean requiredToUpdate() {
        return update == Need.REQUIRED;
    }

    /**
     * Whether an update that sends a part of it may lose the rest: a list, an object, metadata, or a field of an object. What
     * stays is to be sent along. Check does not write down whether it merges.
     */
    public boolean replacedWhole() {
        return list
                || type == FieldType.OBJECT
                || type == FieldType.OBJECTS
                || type == FieldType.METADATA
                || object() != null;
    }
}
