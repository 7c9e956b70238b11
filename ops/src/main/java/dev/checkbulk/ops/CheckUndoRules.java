package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.Benefits.CreatePath;
import dev.checkbulk.ops.judge.SideEffects;
import dev.checkbulk.ops.resource.Removal;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.plan.Inverse;
import dev.checkbulk.plan.UndoRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways back from what Check's resources create, as the table of resources says, and what Check changes along. */
public final class CheckUndoRules implements UndoRules {
    @Override
    public Inverse inverse(CheckRequest create, String createdId) {
        List<String> path = new ArrayList<>(create.ids());
        path.add(createdId);
        String[] ids = path.toArray(String[]::new);
        return created(create)
                .map(type -> inverse(type, ids))
                .orElseGet(
                        () -> new Inverse.None("there is no delete for " + create.method() + " " + create.template()));
    }

    private static Optional<ResourceType> created(CheckRequest create) {
        String path = create.template();
        String known = path.equals(CreatePath.GUIDE.path()) ? CreatePath.REFERENCE.path() : path;
        return ResourceType.all().stream()
                .filter(type -> known.equals(type.endpoints().get(Verb.CREATE)))
                .findFirst();
    }

    private static Inverse inverse(ResourceType type, String[] ids) {
        Removal removal = type.removal();
        if (removal instanceof Removal.ByDelete) {
            return new Inverse.By(type.delete(ids), type.get(ids));
        } else if (removal instanceof Removal.ByDeactivation by) {
            return new Inverse.By(type.update(Map.of(by.field(), false), ids), type.get(ids));
        }
        return new Inverse.None(((Removal.None) removal).reason());
    }

    @Override
    public boolean changesAlong(String field, JsonNode was, JsonNode sent) {
        return SideEffects.changes(field, was, sent);
    }
}
