package dev.checkbulk.script.option;

import dev.checkbulk.run.RunStore;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where the files of this person's runs may lie, as a picocli mixin. */
public final class Mount {
    @Option(
            names = "--trust-mount",
            description = "Use folders on a mount that keeps no owners or modes: nobody else has it.")
    private boolean trusted;

    /** The store of this person's runs; what it passes over is said once. */
    public RunStore store(Map<String, String> environment, Console console) {
        Set<String> said = new HashSet<>();
        RunStore store = Runs.store(environment).telling(text -> {
            if (said.add(text)) {
                console.say(text);
            }
        });
        return trusted ? store.trustingMount() : store;
    }

    /**
     * That the home is this person's alone; it is made when it is not there.
     *
     * @throws CannotStart when others can change what is in it
     */
    public void requireHome(Map<String, String> environment) throws CannotStart {
        RunStore store = Runs.store(environment);
        try {
            (trusted ? store.trustingMount() : store).requireHome();
        } catch (dev.checkbulk.run.state.RunRefused e) {
            throw CannotStart.because(e);
        }
    }
}
