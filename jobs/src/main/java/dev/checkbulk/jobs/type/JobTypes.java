package dev.checkbulk.jobs.type;

import dev.checkbulk.jobs.text.LocalZone;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** All that can be done with a file. */
public final class JobTypes {
    private static final List<Verb> VERBS = List.of(Verb.CREATE, Verb.UPDATE, Verb.DELETE);

    private JobTypes() {}

    /** All of them: the named ones, then those for any resource. */
    public static List<JobType> all() {
        List<JobType> types = new ArrayList<>(
                List.of(new Reassign(), new Enroll(), new RaisePay(), new Deactivate(Clock.system(LocalZone.id()))));
        for (Verb verb : VERBS) {
            for (ResourceType type : ResourceType.all()) {
                if (type.has(verb)) {
                    types.add(new OfResource(type, verb));
                }
            }
        }
        return List.copyOf(types);
    }

    /**
     * The type of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static JobType named(String name) {
        return all().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no job " + name));
    }
}
