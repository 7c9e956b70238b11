package dev.checkbulk.script.send;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Environment;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.script.option.Bounds;
import dev.checkbulk.script.option.FollowUp;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.text.PlanText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run or a plan that this home may not have made: a claim, and not the truth. What it would send is counted from its rows
 * and asked for as a new run is, and it goes nowhere but where this person says.
 */
public final class Foreign {
    private static final int MOST_SHOWN = 20;
    private static final int LONGEST = 300;

    private final Console console;
    private final Map<String, String> environment;
    private final Bounds bounds;
    private final boolean answered;
    private final String what;
    private final Origin origin;
    private final String baseUrl;

    /**
     * @param answered whether its question was answered beforehand
     * @param what its folder or file, for people
     * @param baseUrl where it says that it goes
     */
    public Foreign(
            Console console,
            Map<String, String> environment,
            Bounds bounds,
            boolean answered,
            String what,
            Origin origin,
            String baseUrl) {
        this.console = console;
        this.environment = environment;
        this.bounds = bounds;
        this.answered = answered;
        this.what = what;
        this.origin = origin;
        this.baseUrl = baseUrl;
    }

    /**
     * A run that another one follows up: it goes where this person says, and somebody is there to be asked; then it may be read
     * for that. What is sent is asked for when it is known.
     */
    static Foreign followedUp(StoredRun of, FollowUp options, Console console, Map<String, String> environment)
            throws CannotStart, RunRefused {
        Foreign foreign = new Foreign(
                console,
                environment,
                options.consent().bounds(),
                options.consent().foreign() && options.safety().yes(),
                of.folder().toString(),
                of.origin(),
                of.header().baseUrl());
        foreign.requirePlace();
        if (!options.plan()) {
            foreign.requireSomebody(of.plan().edits());
        }
        of.agree();
        return foreign;
    }

    /** Whether this home did not make it, as far as it can tell. */
    boolean is() {
        return origin != Origin.HERE;
    }

    /**
     * That it goes where this person says: by {@code --place}, and if this home did not make it, else by the environment.
     *
     * @throws CannotStart names both places
     */
    public void requirePlace() throws CannotStart {
        if (bounds.saysPlace() || is()) {
            requirePlace(bounds.place(environment));
        }
    }

    private void requirePlace(Environment wanted) throws CannotStart {
        if (Environment.samePlace(wanted.baseUrl().toString(), baseUrl)) {
            return;
        }
        String url = Shown.plain(baseUrl, LONGEST);
        String made = is() ? why() + " " : "";
        throw CannotStart.changed(made + what + " goes to " + url + ", and "
                + (bounds.saysPlace() ? "--place" : "this environment (CHECK_BASE_URL)") + " says "
                + wanted.baseUrl() + ". Nothing was sent."
                + (bounds.saysPlace()
                        ? ""
                        : " If that is where it should go: the same command with --place " + url + "."));
    }

    /** That somebody can be asked, or has answered: before anything is read from Check for it. */
    void requireSomebody(List<Edit> edits) throws CannotStart {
        if (is() && !answered && !console.terminal()) {
            show("holds", edits);
            throw nobody("N");
        }
    }

    /**
     * Shows what it would send, and asks.
     *
     * @param edits what it would send, and nothing else is sent then
     * @throws CannotStart when the answer is no, or nobody is there to give one
     */
    void agree(List<Edit> edits) throws CannotStart {
        requireNumber(edits.size());
        if (!is() || edits.isEmpty()) {
            return;
        }
        show("would send", edits);
        if (answered) {
            if (isProduction() && bounds.confirm() == null) {
                throw nobody(String.valueOf(edits.size()));
            }
            return;
        }
        if (!console.terminal()) {
            throw nobody(String.valueOf(edits.size()));
        }
        ask(edits.size(), "Send these ");
    }

    /** Asks for what is to be done with so many requests. */
    public void ask(long requests, String todo) throws CannotStart {
        boolean agreed = isProduction()
                ? console.typed(
                        todo + requests + " requests to " + place() + "? Type their number:", String.valueOf(requests))
                : console.agreed(todo + requests + (requests == 1 ? " request to " : " requests to ") + place() + "?");
        if (!agreed) {
            throw new CannotStart("Nothing was sent.");
        }
    }

    /** Objects to another number than the one that was confirmed. */
    public void requireNumber(long requests) throws CannotStart {
        Long confirmed = bounds.confirm();
        if (confirmed != null && confirmed != requests) {
            throw new CannotStart("--confirm says " + confirmed + ", and " + what + " would send " + requests
                    + ". Nothing was sent.");
        }
    }

    private CannotStart nobody(String requests) {
        return new CannotStart("Nobody is at a terminal to be asked about " + what
                + ". Nothing was sent. When it is right as shown, add --foreign --yes"
                + (isProduction() ? " --confirm " + requests : "") + "; runs adopt makes a run this home's for good.");
    }

    /** Why it is taken for somebody else's. */
    String why() {
        return switch (origin) {
            case HERE -> what + " was made by this home.";
            case UNSEALED -> what + " has no seal of this home: it is older than seals are, or came from elsewhere.";
            case ELSEWHERE ->
                what + " was not made by this home, was changed since, or this home's secret is another one since.";
        };
    }

    /** What it has, counted from its rows, whatever it says of itself. */
    public void show(String how, List<Edit> edits) {
        console.say(why());
        console.say("Counted from its rows, it " + how + " " + edits.size()
                + (edits.size() == 1 ? " request" : " requests") + " to " + place() + ":");
        Map<String, Long> counts = new TreeMap<>();
        for (Edit edit : edits) {
            counts.merge(kind(edit.request()), 1L, Long::sum);
            CheckRequest otherwise = edit.otherwise();
            if (otherwise != null) {
                counts.merge("or, where there is no such path, " + kind(otherwise), 1L, Long::sum);
            }
        }
        counts.forEach((kind, count) -> console.say("  " + kind + ": " + count));
        if (console.terminal()) {
            edits.stream().limit(MOST_SHOWN).map(PlanText::sent).forEach(console::say);
            if (edits.size() > MOST_SHOWN) {
                console.say("… and " + (edits.size() - MOST_SHOWN) + " more");
            }
        }
    }

    private static String kind(CheckRequest request) {
        return Shown.plain(request.method() + " " + request.template(), LONGEST);
    }

    public boolean isProduction() {
        Environment known = known();
        return known == null || known.kind().guarded();
    }

    private String place() {
        Environment known = known();
        return known == null ? Shown.plain(baseUrl, LONGEST) : Target.describe(known);
    }

    private @Nullable Environment known() {
        try {
            return Environment.of(baseUrl, environment);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
