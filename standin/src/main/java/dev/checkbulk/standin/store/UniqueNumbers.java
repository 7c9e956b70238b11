package dev.checkbulk.standin.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Numbers that one holder of a company may have, such as social security numbers. The store's monitor guards it. */
public final class UniqueNumbers {
    private final Consumer<Runnable> undo;
    private final Map<String, String> numberOf = new HashMap<>();
    private final Map<String, String> holderOf = new HashMap<>();

    /** @param undo is given what takes back each change */
    UniqueNumbers(Consumer<Runnable> undo) {
        this.undo = undo;
    }

    /**
     * Gives a number to a holder in place of the one that it had; null takes that one away.
     *
     * @param scope within which the number is unique
     * @return whether the number was free
     */
    public boolean give(String scope, String holder, @Nullable String number) {
        String name = scope + ' ' + holder;
        String wanted = number == null ? null : scope + ' ' + number;
        if (wanted != null && !holderOf.getOrDefault(wanted, name).equals(name)) {
            return false;
        }
        String before = numberOf.get(name);
        set(name, wanted);
        undo.accept(() -> set(name, before));
        return true;
    }

    private void set(String name, @Nullable String number) {
        String before = number == null ? numberOf.remove(name) : numberOf.put(name, number);
        if (before != null) {
            holderOf.remove(before);
        }
        if (number != null) {
            holderOf.put(number, name);
        }
    }
}
