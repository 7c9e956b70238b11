package dev.checkbulk.sim;

import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.run.RunUnderTest;
import dev.checkbulk.testing.CountingQuota;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * One world from its seed: a plan, a server in its worst hours, and a run that is interrupted and resumed until all faults
 * have stopped. The seed decides everything; there is no thread and no other clock.
 */
final class Simulation {
    static final String SECRET = "k3y-that-nobody-may-see";
    private static final Environment HERE = Environment.of(Work.BASE_URL);
    private static final int MOST_STEPS = 300_000;

    private final Planted planted;
    private final Random random;
    private final Timeline timeline = new Timeline();
    private final Trace trace = new Trace(timeline);
    private final Judge judge = new Judge(trace, timeline);
    private final Records records = new Records();
    private final Faults faults;
    private final ModelServer server;
    private final JournalDisk disk;
    private final Plan plan;
    private final Census census = new Census();
    private int steps;

    private Simulation(long seed, Planted planted) {
        this.planted = planted;
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        faults = new Faults(random);
        server = new ModelServer(timeline, random, faults, judge, records);
        Plan made = Work.make(random, records, judge);
        plan = new Plan(made.header(), made.edits().stream().map(planted.edit()).toList(), List.of());
        disk = new JournalDisk(random, planted.diskIsHonest(), RunUnderTest.begin(plan));
        judge.asks(disk::surelyHas);
        Work.drift(random, records, faults.drift).forEach(judge::foreign);
    }

    /** What came of a world. */
    record Verdict(Violation violation, String events, long hash, Census census) {}

    static Verdict of(long seed, Planted planted) {
        return new Simulation(seed, planted).run();
    }

    private Verdict run() {
        others();
        for (int life = 0; life < faults.interruptions && going(); life++) {
            live(false);
            Duration downtime = downtime();
            timeline.pass(downtime);
            if (faults.clockChanges > 0 && random.nextBoolean()) { // it may have stood still with the machine
                setClock(random.nextBoolean() ? downtime.negated() : Faults.hours(random));
            }
        }
        faults.stop();
        if (going()) {
            live(true);
            judge.atTheEnd(faults.rotatesApiKeys);
            census.ended(judge.rows(), server.refused());
        }
        if (disk.has(SECRET)) {
            judge.object("I11", 0, "the API key is in the journal");
        }
        return verdict();
    }

    private boolean going() {
        return judge.violation() == null;
    }

    private Verdict verdict() {
        Violation violation = judge.violation();
        String events = violation == null ? "" : trace.of(violation.row());
        return new Verdict(violation, events, trace.hash(), census);
    }

    /** Other people, and the clock. */
    private void others() {
        for (int n = 1; n <= faults.foreignEdits; n++) {
            int number = n;
            timeline.after(Duration.ofMillis(random.nextInt(600_000)).toNanos(), () -> {
                if (!faults.over()) {
                    judge.foreign(Work.foreignEdit(random, records, number));
                }
            });
        }
        for (int n = 0; n < faults.clockChanges; n++) {
            timeline.after(Duration.ofMillis(random.nextInt(600_000)).toNanos(), () -> setClock(Faults.hours(random)));
        }
    }

    private void setClock(Duration change) {
        timeline.setClock(change);
        trace.add(0, "clock", change.toString());
    }

    private Duration downtime() {
        return switch (random.nextInt(faults.clockChanges > 0 ? 20 : 10)) {
            case 0, 1, 2, 3, 4 -> Duration.ofMillis(1_000 + random.nextInt(60_000));
            case 5, 6, 7 -> Duration.ofSeconds(random.nextInt(3_600) + 1);
            default -> Duration.ofHours(random.nextInt(3) * 12).plusSeconds(random.nextInt(16 * 3_600) + 1);
        };
    }

    /** One process, from opening the journal to its end, peaceful or not. */
    private void live(boolean last) {
        ClientProcess process = new ClientProcess(timeline, random, faults.timerLateness);
        trace.add(0, "process begins", last ? "and nothing goes wrong any more" : "");
        judge.begins();
        try {
            RunUnderTest run = open(process, last);
            run.results(judge::reported);
            live(process, run, last);
            census.saw(run.stages());
        } catch (IOException e) {
            trace.add(0, "the journal cannot be opened", String.valueOf(e.getMessage()));
            census.saw("journal that could not be opened");
        }
        if (planted.deathIsDeath()) {
            process.die();
        }
        if (!last && faults.powerFails && random.nextBoolean()) {
            disk.losePower();
            census.saw("loss of power");
        }
        trace.add(0, "process ends", "");
    }

    private RunUnderTest open(ClientProcess process, boolean last) throws IOException {
        return RunUnderTest.open(
                plan,
                disk.run(process, last ? JournalDisk.Trouble.NONE : trouble()),
                process,
                process.disk(),
                planted.times(),
                planted.memory());
    }

    private JournalDisk.Trouble trouble() {
        int call = 1 + upTo(150);
        return switch (random.nextInt(6)) {
            case 0 -> new JournalDisk.Trouble(0, call);
            case 1 -> faults.diskFails ? new JournalDisk.Trouble(call, 0) : JournalDisk.Trouble.NONE;
            default -> JournalDisk.Trouble.NONE;
        };
    }

    /** Small numbers as often as large ones. */
    private int upTo(int most) {
        return (int) Math.exp(random.nextDouble() * Math.log(most));
    }

    private void live(ClientProcess process, RunUnderTest run, boolean last) {
        Network network = new Network(
                timeline,
                random,
                faults,
                judge,
                server,
                process,
                planted.serverHasOurClock() ? timeline::wallClock : timeline::trueTime);
        String apiKey = faults.rotatesApiKeys ? SECRET + random.nextInt(2) : SECRET;
        CountingQuota quota = new CountingQuota(Quota.inProcess(process, planted.limit()));
        CheckClient client = CheckClient.over(
                HERE, ApiKey.of(apiKey), quota, process, planted.wire().apply(network), new Random(random.nextLong()));
        BatchRun batch = run.start(client, ResultSink.of(result -> told(process, result.item(), result.outcome())));
        int end = last ? Integer.MAX_VALUE : upTo(4_000);
        boolean asked = random.nextInt(4) == 0;
        int freeze = !last && faults.freezes && random.nextBoolean() ? upTo(1_000) : Integer.MAX_VALUE;
        for (int step = 0; process.alive() && going() && !batch.report().isComplete(); step++) {
            if (step >= freeze) {
                freeze = Integer.MAX_VALUE;
                Duration time = downtime();
                boolean asleep = random.nextBoolean();
                if (asleep) {
                    process.sleep(time);
                } else {
                    process.freeze(time);
                }
                trace.add(0, asleep ? "asleep" : "frozen", time.toString());
                census.saw("freeze");
            }
            if (step == end) {
                trace.add(0, asked ? "cancelled" : "crash", "");
                census.saw(asked ? "cancelled run" : "crash");
                if (!asked) {
                    return;
                }
                batch.cancel("cancelled by the operator");
            } else if (!timeline.step()) {
                judge.object("I2", 0, "nothing is left to happen, and the run has not ended");
            } else if (++steps > MOST_STEPS) {
                judge.object("I8", 0, "no end after " + steps + " events");
            }
        }
        if (batch.report().isComplete() && process.alive() && going()) {
            long total = run.before().total() + batch.report().result().total();
            if (total != plan.edits().size()) {
                judge.object(
                        "counts", 0, total + " rows counted of " + plan.edits().size());
            }
        }
    }

    private void told(ClientProcess process, Edit edit, Outcome outcome) {
        if (process.alive()) {
            String id = outcome instanceof Outcome.Done done ? done.response().id() : null;
            judge.reported(edit.row(), outcome.kind(), id);
            census.saw(outcome, edit);
            if (outcome.explanation().contains(SECRET)) {
                judge.object("I11", edit.row(), "the API key is in its result");
            }
        }
    }
}
