package dev.checkbulk.script;

import dev.checkbulk.http.Environment;

/**
 * Whether people agree to what is about to be sent.
 *
 * @param yes whether all questions were answered on the command line
 */
record Agreement(Console console, boolean yes) {
    /**
     * Said before anything is read: whoever is not there to be asked has to have agreed.
     *
     * @throws CannotStart when nobody can be asked, and Check's production is meant
     */
    void require(Target target) throws CannotStart {
        boolean production = target.environment().kind() == Environment.Kind.PRODUCTION;
        if (production && !yes && !console.terminal()) {
            throw new CannotStart("This goes to Check's production, and nobody is at a terminal to be asked."
                    + " Add --yes to go on. Nothing was sent.");
        }
    }

    /**
     * Asks at a terminal.
     *
     * @throws CannotStart when the answer is no
     */
    void ask(int changes, Target target) throws CannotStart {
        boolean asks = console.terminal() && !yes && !target.rehearsal();
        if (asks && !console.agreed("Send " + changes + " changes to " + target.description() + "?")) {
            throw new CannotStart("Nothing was sent.");
        }
    }
}
