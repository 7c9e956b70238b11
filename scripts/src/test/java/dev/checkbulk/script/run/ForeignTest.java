package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.judge.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run's folder is a claim: what this home did not make is shown and asked for, and goes nowhere by itself. */
class ForeignTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    private Path home() {
        return folder.resolve("home");
    }

    private String moves() {
        standin.records()
                .mentionWorkplace("wrk_old")
                .mentionWorkplace("wrk_new")
                .mentionWorkplace("wrk_2");
        for (String who : List.of("ana", "ben", "chloe")) {
            standin.records().mentionEmployee("emp_" + who, "wrk_old");
        }
        return file("moves.csv", "employee,workplaces\nemp_ana,wrk_new\nemp_ben,wrk_new\nemp_chloe,wrk_new\n");
    }

    /** A run that stopped behind its first row. */
    private void stopped() {
        assertExit(12, against(standin, "reassign", moves(), "--canary", "1").end());
    }

    private long writes() {
        Counts counts = standin.judge().counts();
        return Stream.of(counts.creates(), counts.updates(), counts.deletes())
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path there = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(file, there);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Jbang at(String otherHome, String... words) {
        return withKey(standin, words)
                .with("CHECKBULK_HOME", folder.resolve(otherHome).toString());
    }

    @Test
    void h2AForgedPlaceGetsNothing() {
        stopped();
        Standin theirs = standin(StandinSettings.defaults().withMentioned(true));
        Rewritten.run(runDir(), standin.baseUrl(), theirs.baseUrl());
        long before = writes();
        for (String script : List.of("resume", "retry", "undo")) {
            for (String[] more : new String[][] {{}, {"--foreign", "--yes"}}) {
                String[] words = Stream.concat(Stream.of(script, runDir().toString()), Stream.of(more))
                        .toArray(String[]::new);
                Jbang.Ended ended = withKey(standin, words).end();
                assertExit(13, ended);
                assertTrue(ended.err().contains(runDir() + " goes to " + theirs.baseUrl()), ended::toString);
                assertTrue(ended.err().contains("says " + standin.baseUrl()), ended::toString);
                assertTrue(ended.err().contains("--place " + theirs.baseUrl()), ended::toString);
            }
        }
        assertEquals(0, theirs.judge().counts().requests());
        assertEquals(before, writes());
        Jbang.Ended said = withKey(standin, "resume", runDir().toString(), "--place", theirs.baseUrl())
                .end();
        assertExit(2, said);
        assertTrue(said.err().contains("--foreign --yes"), said::toString);
        assertEquals(0, theirs.judge().counts().requests());
    }

    @Test
    void h2AForgedVerbIsShownAsItIsAndNotSent() {
        stopped();
        Rewritten.run(
                runDir(),
                "\"request\":{\"method\":\"PATCH\",\"template\":\"/employees/{employee}\"",
                "\"request\":{\"method\":\"DELETE\",\"template\":\"/employees/{employee}\"");
        long before = writes();
        Jbang.Ended ended = withKey(standin, "resume", runDir().toString()).end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("would send 2 requests"), ended::toString);
        assertTrue(ended.err().contains("  DELETE /employees/{employee}: 2\n"), ended::toString);
        assertFalse(ended.err().contains("PATCH"), ended::toString);
        assertEquals(before, writes());
        Jbang.Ended shown = atHome("runs", "show", runDir().toString()).end();
        assertTrue(shown.out().contains("DELETE /employees/{employee}"), shown::toString);
        assertTrue(shown.out().contains("not made by this home"), shown::toString);
    }

    @Test
    void h2ARunOfAnotherHomeIsUsedWhenThatIsSaidAndItsNumberFits() {
        stopped();
        long before = writes();
        Jbang.Ended refused = at("other", "resume", runDir().toString()).end();
        assertExit(2, refused);
        assertTrue(
                refused.err().contains(runDir().toString()) && refused.err().contains("--foreign"), refused::toString);
        assertExit(2, at("other", "resume", runDir().toString(), "--yes").end());
        assertExit(2, at("other", "resume", runDir().toString(), "--foreign").end());
        Jbang.Ended wrong = at("other", "resume", runDir().toString(), "--foreign", "--yes", "--confirm", "3")
                .end();
        assertExit(2, wrong);
        assertTrue(wrong.err().contains("--confirm says 3") && wrong.err().contains("would send 2"), wrong::toString);
        assertEquals(before, writes());
        assertExit(
                0,
                at("other", "resume", runDir().toString(), "--foreign", "--yes", "--confirm", "2")
                        .end());
        assertEquals(before + 2, writes());
        Jbang.Ended undo =
                at("other", "undo", runDir().toString(), "--foreign", "--yes").end();
        assertExit(0, undo);
        assertTrue(undo.err().contains("would send 3 requests"), undo::toString);
        assertEquals(before + 5, writes());
        Jbang.Ended runs = at("other", "runs").end();
        assertTrue(runs.out().startsWith("undo-"), runs::toString);
        assertFalse(runs.out().contains("not made here"), runs::toString);
    }

    @Test
    void h2ProductionOfAForeignRunWantsItsNumber() {
        stopped();
        Rewritten.run(runDir(), standin.baseUrl(), "https://api.checkhq.com");
        for (String script : List.of("resume", "undo")) {
            Jbang.Ended ended = atHome(script, runDir().toString(), "--foreign", "--yes", "--place", "production")
                    .with("CHECK_API_KEY", KEY)
                    .with("HTTPS_PROXY", "")
                    .with("CHECKBULK_QUARANTINE_MS", "300") // should it go on: that is refused for Check
                    .end();
            assertExit(2, ended);
        }
        Jbang.Ended resume = atHome("resume", runDir().toString(), "--foreign", "--yes", "--place", "production")
                .with("CHECK_API_KEY", KEY)
                .end();
        assertTrue(resume.err().contains("Check's PRODUCTION (https://api.checkhq.com)"), resume::toString);
        assertTrue(resume.err().contains("--foreign --yes --confirm 2"), resume::toString);
        Jbang.Ended adopt = adopted("--yes");
        assertExit(2, adopt);
        assertTrue(adopt.err().contains("--yes --confirm 3"), adopt::toString);
        assertExit(2, adopted("--yes", "--confirm", "4"));
        assertExit(0, adopted("--yes", "--confirm", "3"));
    }

    /** By a home that never saw the run. */
    private Jbang.Ended adopted(String... more) {
        String[] words = Stream.concat(Stream.of("runs", "adopt", runDir().toString()), Stream.of(more))
                .toArray(String[]::new);
        return Jbang.run(words)
                .with("CHECKBULK_HOME", folder.resolve("other").toString())
                .end();
    }

    @Test
    void h2ASavedPlanIsAtHomeWhereItsSecretIs() {
        String plan = folder.resolve("moves.plan").toString();
        assertExit(0, withKey(standin, "reassign", moves(), "--plan-out", plan).end());
        Jbang.Ended other = at("other", "apply", plan, "--yes").end();
        assertExit(2, other);
        assertTrue(other.err().contains(plan) && other.err().contains("--foreign"), other::toString);
        assertTrue(other.err().contains("  PATCH /employees/{employee}: 3\n"), other::toString);
        assertEquals(0, writes());
        Jbang.Ended elsewhere = at("other", "apply", plan, "--yes", "--foreign", "--place", "sandbox")
                .end();
        assertExit(13, elsewhere);
        assertExit(0, withKey(standin, "apply", plan, "--yes").end());
        assertEquals(3, writes());
        assertExit(13, withKey(standin, "apply", plan, "--yes").end());
        String second = folder.resolve("second.plan").toString();
        assertExit(
                0, withKey(standin, "reassign", moves(), "--plan-out", second).end());
        String secret = home().resolve("secret").toString();
        assertExit(
                0,
                at("third", "apply", second, "--yes")
                        .with("CHECKBULK_SECRET_FILE", secret)
                        .end());
    }

    @Test
    void h2AnOlderCopyIsRefusedAndBothAreNamed() {
        stopped();
        Path copy = folder.resolve("backup");
        copy(runDir(), copy);
        assertExit(0, withKey(standin, "resume", runDir().toString()).end());
        long before = writes();
        for (String script : List.of("resume", "undo")) {
            Jbang.Ended ended = withKey(standin, script, copy.toString()).end();
            assertExit(13, ended);
            assertTrue(
                    ended.err().contains(copy.toString()) && ended.err().contains(runDir().toString()),
                    ended::toString);
        }
        assertEquals(before, writes());
        delete(home().resolve("known"));
        assertExit(0, withKey(standin, "resume", copy.toString()).end()); // what no home knows is no later state
    }

    @Test
    void h2AHomeWithoutItsSecretSaysSoOnce() throws Exception {
        stopped();
        assertExit(
                0,
                withKey(standin, "reassign", file("two.csv", "employee,workplaces\nemp_ana,wrk_2\n"))
                        .end());
        Files.delete(home().resolve("secret"));
        Jbang.Ended runs = atHome("runs").end();
        assertExit(0, runs);
        assertEquals(
                2,
                runs.out()
                        .lines()
                        .filter(line -> line.endsWith("; not made here"))
                        .count(),
                runs::toString);
        assertEquals(1, runs.err().split("has no secret", -1).length - 1, runs::toString);
        Jbang.Ended resume = withKey(standin, "resume", runDir().toString()).end();
        assertExit(2, resume);
        Jbang.Ended adopt =
                atHome("runs", "adopt", runDir().toString(), "--yes").end();
        assertExit(0, adopt);
        assertTrue(adopt.err().contains("2 of its 3 rows have not ended"), adopt::toString);
        assertExit(0, withKey(standin, "resume", runDir().toString()).end());
    }

    @Test
    void h2ASecretThatOthersReadOrThatIsDamagedStopsEverythingThatSends() throws Exception {
        stopped();
        Path secret = home().resolve("secret");
        long before = writes();
        String whole = Files.readString(secret);
        for (String fault : List.of("open", "damaged", "empty")) {
            Files.setPosixFilePermissions(
                    secret,
                    java.nio.file.attribute.PosixFilePermissions.fromString(
                            fault.equals("open") ? "rw-r--r--" : "rw-------"));
            Files.writeString(secret, fault.equals("damaged") ? "x" + whole : fault.equals("empty") ? "" : whole);
            for (Jbang command : List.of(
                    withKey(standin, "resume", runDir().toString()),
                    withKey(standin, "reassign", file("two.csv", "employee,workplaces\nemp_ana,wrk_2\n")))) {
                Jbang.Ended ended = command.end();
                assertExit(2, ended);
                assertTrue(ended.err().contains(secret.toString()), ended::toString);
            }
            assertExit(0, atHome("runs").end());
        }
        assertEquals(before, writes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe", "link", "folder"})
    void h6OddFilesOfAHomeAndARunAreToldAndNothingBehindThemIsTouched(String odd) throws Exception {
        stopped();
        Path victim = Files.writeString(folder.resolve("victim"), "theirs");
        Path pipes = Files.createDirectories(home().resolve("runs/odd"));
        put(odd, pipes.resolve("plan.jsonl"), victim);
        Jbang.Ended runs = atHome("runs").end();
        assertExit(0, runs);
        assertEquals(2, runs.out().lines().count(), runs::toString);
        assertTrue(runs.out().contains("unreadable"), runs::toString);

        Path lock = runDir().resolve(".lock");
        Files.delete(lock);
        put(odd, lock, victim);
        long before = writes();
        Jbang.Ended locked = withKey(standin, "resume", runDir().toString()).end();
        assertExit(2, locked);
        assertTrue(locked.err().contains(lock.toString()), locked::toString);
        assertEquals(before, writes());
        delete(lock);

        Path report = runDir().resolve("report.html");
        Files.delete(report);
        put(odd, report, victim);
        Jbang.Ended resumed = withKey(standin, "resume", runDir().toString()).end();
        assertExit(0, resumed);
        assertTrue(resumed.err().contains(report.toString()), resumed::toString);

        try (Stream<Path> budgets = Files.list(home().resolve("quota"))) {
            for (Path budget : budgets.toList()) {
                Files.delete(budget);
                put(odd, budget, victim);
            }
        }
        Jbang.Ended budget = withKey(standin, "undo", runDir().toString()).end();
        assertExit(2, budget);
        assertTrue(budget.err().contains(home().resolve("quota").toString()), budget::toString);
        assertEquals("theirs", Files.readString(victim));
    }

    private static void put(String odd, Path at, Path victim) throws Exception {
        switch (odd) {
            case "pipe" ->
                assertEquals(
                        0, new ProcessBuilder("mkfifo", at.toString()).start().waitFor());
            case "link" -> Files.createSymbolicLink(at, victim);
            default -> Files.createDirectory(at);
        }
    }

    @Test
    void h6AFolderOfSomebodyElseIsRefusedByName() throws Exception {
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        org.junit.jupiter.api.Assumptions.assumeTrue(
                (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "only root gives files away");
        Files.setAttribute(theirs, "unix:uid", 12_345);
        for (Jbang command : List.of(
                withKey(standin, "reassign", moves(), "--run-dir", theirs.toString()),
                withKey(
                        standin,
                        "reassign",
                        moves(),
                        "--run-dir",
                        theirs.resolve("below").toString()),
                withKey(standin, "reassign", moves()).with("CHECKBULK_HOME", theirs.toString()))) {
            Jbang.Ended ended = command.end();
            if (ended.exitCode() != 0) { // below it, the folder is this person's
                assertExit(2, ended);
                assertTrue(ended.err().contains(theirs + " belongs to "), ended::toString);
            }
        }
    }

    @Test
    void h8AScriptsNameInAPlanIsNoPath() throws Exception {
        Path plan = folder.resolve("moves.plan");
        assertExit(
                0,
                withKey(standin, "reassign", moves(), "--plan-out", plan.toString())
                        .end());
        Rewritten.plan(plan, "\"script\":\"reassign\"", "\"script\":\"../../x\"");
        Jbang.Ended ended =
                withKey(standin, "apply", plan.toString(), "--foreign", "--yes").end();
        assertExit(13, ended);
        assertTrue(ended.err().contains("A script's name is 1 to 100"), ended::toString);
        assertEquals(0, writes());
    }
}
