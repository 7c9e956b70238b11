package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.run.Inverse;
import dev.checkbulk.run.Undoing;
import java.util.Set;

/** The ways back from what Check's resources create, and what Check changes along. */
public final class Undoings implements Undoing {
    private static final Benefits BENEFITS = new Benefits();

    @Override
    public Inverse inverse(CheckRequest create, String createdId) {
        return Set.of("/employee_benefits", "/benefits").contains(create.template())
                ? new Inverse.By(BENEFITS.delete(createdId), BENEFITS.get(createdId))
                : new Inverse.None("there is no delete for " + create.method() + " " + create.template());
    }

    /** A primary workplace that is not among the new ones gives way to one of them; nothing else changes unasked. */
    @Override
    public boolean changesAlong(String field, JsonNode was, JsonNode sent) {
        JsonNode workplaces = sent.path("workplaces");
        if (!field.equals("primary_workplace") || !workplaces.isArray()) {
            return false;
        }
        for (JsonNode workplace : workplaces) {
            if (workplace.equals(was)) {
                return false;
            }
        }
        return true;
    }
}
