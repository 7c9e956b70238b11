package dev.checkbulk.script.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.RunRefused.Remedy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemediesTest {
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void whatHelpsIsAnOption(Remedy remedy) {
        String told = Remedies.told(new RunRefused(Reason.SAME_WORK, "It was run before.", remedy));
        assertTrue(told.matches("It was run before\\. .* --[a-z-]+.*\\."), told);
    }

    @Test
    void withoutARemedyItIsTheMessage() {
        assertEquals("It is gone.", Remedies.told(new RunRefused(Reason.NOT_FOUND, "It is gone.")));
    }
}
