package dev.checkbulk.script.terminal;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.jobs.text.Nearest;
import dev.checkbulk.jobs.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one sees who types no command, or one that does not exist. */
public final class FrontDoor {
    /** Commands for one purpose. */
    record Group(String purpose, List<Entry> entries) {}

    /** A command and what it does: its description in the catalog. */
    record Entry(String name, String does) {}

    static final List<Group> GROUPS = List.of(
            new Group(
                    "Change employees",
                    List.of(
                            new Entry("reassign", "Change the workplaces of employees"),
                            new Entry("enroll", "Enroll employees in benefits"),
                            new Entry("raise", "Raise pay: a new earning rate in place of the old one"),
                            new Entry("deactivate", "Deactivate people who leave, with their pay and deductions"))),
            new Group(
                    "Change any resource",
                    List.of(
                            new Entry("create", "Create records"),
                            new Entry("update", "Update records: only what differs is sent"),
                            new Entry("delete", "Delete records"),
                            new Entry("export", "Save records as CSV, JSON or JSON lines"))),
            new Group(
                    "Follow up",
                    List.of(
                            new Entry("apply", "Send a plan that was saved with --plan-out, once"),
                            new Entry("resume", "Finish a run that was stopped, exactly where it stands"),
                            new Entry("retry", "Send the failed rows of a run again, as a new run"),
                            new Entry("undo", "Restore what a run changed, as a new run"))),
            new Group(
                    "Look",
                    List.of(
                            new Entry("runs", "List the runs, or show one of them"),
                            new Entry("status", "Show the counts of a run, also while it is running"),
                            new Entry("report", "Make the report of a run: a page for a browser"),
                            new Entry("purge", "Remove people's data from runs that have ended"))),
            new Group(
                    "Try",
                    List.of(
                            new Entry("standin", "Run a stand-in Check server on this machine, to rehearse against"),
                            new Entry("shell", "Open a JShell with a connected client"),
                            new Entry("help", "List the commands by what they are for"))));

    private static final int LONGEST_WORD = 60;

    private FrontDoor() {}

    /**
     * Lists all commands.
     *
     * @return the exit code, 0
     */
    public static int list() {
        Console.system().result(listing(Commands.of(System.getenv())));
        return ExitCode.OK;
    }

    /**
     * Says that this is no command, which one may be meant, and lists all.
     *
     * @return the exit code, 2
     */
    public static int unknown(String word) {
        Commands commands = Commands.of(System.getenv());
        String nearest = Nearest.to(word, names());
        Console.system()
                .say("\"" + Shown.plain(word, LONGEST_WORD) + "\" is not a command of Checkbulk or JBang."
                        + (nearest == null ? "" : " Did you mean: " + commands.of(nearest)) + "\n\n"
                        + listing(commands));
        return ExitCode.USAGE;
    }

    static String listing(Commands commands) {
        StringBuilder text = new StringBuilder(CheckClient.USER_AGENT.replace('/', ' '))
                .append(": bulk edits over the Check payroll API\n");
        for (Group group : GROUPS) {
            text.append('\n').append(group.purpose()).append('\n');
            group.entries()
                    .forEach(entry ->
                            text.append(String.format(Locale.ROOT, "  %-12s%s%n", entry.name(), entry.does())));
        }
        return text.append("\nTry it:        ")
                .append(commands.of("reassign"))
                .append(" FILE --rehearse\nOptions of one: ")
                .append(commands.of("reassign"))
                .append(" --help\n")
                .toString();
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        GROUPS.forEach(group -> group.entries().forEach(entry -> names.add(entry.name())));
        return names;
    }
}
