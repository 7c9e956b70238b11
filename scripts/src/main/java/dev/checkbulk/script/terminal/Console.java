package dev.checkbulk.script.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a script says and asks: results to standard output, everything else to standard error. */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in;
    private final boolean terminal;

    /** @param terminal whether a person sits there */
    public Console(PrintStream out, PrintStream err, Reader in, boolean terminal) {
        this.out = out;
        this.err = err;
        this.in = new BufferedReader(in);
        this.terminal = terminal;
    }

    public static Console system() {
        Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        return new Console(System.out, System.err, in, isTerminal());
    }

    public boolean terminal() {
        return terminal;
    }

    /** Newer JDKs have a console object also when nobody sits there. */
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before JDK 22 there is a console only at a terminal
        }
    }

    public void result(String text) {
        out.print(text);
        out.flush();
    }

    /** A result that is written piece by piece. */
    public PrintStream result() {
        return out;
    }

    public void say(String text) {
        err.println(text);
    }

    /** Asks a question at the terminal; anything but yes is no. */
    public boolean agreed(String question) {
        return answer(question + " [y/N] ").toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** Asks for something to be typed; anything else is no. */
    public boolean typed(String question, String wanted) {
        return answer(question + " ").equals(wanted);
    }

    private String answer(String question) {
        err.print(question);
        err.flush();
        try {
            String line = in.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            return "";
        }
    }
}
