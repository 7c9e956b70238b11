package dev.checkbulk.bench.probe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;

/** The main class of a process that runs a script as the script's own main class would, and notes what it needed. */
public final class MeasuredScript {
    private MeasuredScript() {}

    /** @param args the file for the figures, the script's class, and the script's own arguments */
    public static void main(String... args) throws ReflectiveOperationException {
        ProcessProbe.start(Path.of(args[0]));
        Method main = Class.forName(args[1]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(args[1] + " failed", e);
        }
    }
}
