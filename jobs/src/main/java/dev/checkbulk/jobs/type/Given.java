package dev.checkbulk.jobs.type;

import dev.checkbulk.jobs.plan.CompanyCheck;
import dev.checkbulk.jobs.plan.Work;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options that are given, checked against those that a type has. */
final class Given {
    static final JobOption COMPANY = new JobOption("company", "Refuse people of another company than this.", List.of());

    private final Map<String, String> values;

    /** @throws IllegalArgumentException when one is unknown, or has a value that it may not have */
    Given(JobType type, Map<String, String> values) {
        this.values = values;
        values.forEach((name, value) -> {
            JobOption option = type.options().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(type.name() + " has no option " + name));
            if (!option.choices().isEmpty() && !option.choices().contains(value)) {
                throw new IllegalArgumentException(
                        name + " is one of " + String.join(", ", option.choices()) + ", not " + value);
            }
        });
    }

    boolean is(JobOption option) {
        return "true".equals(values.get(option.name()));
    }

    @Nullable
    String text(JobOption option) {
        return values.get(option.name());
    }

    String text(JobOption option, String otherwise) {
        return values.getOrDefault(option.name(), otherwise);
    }

    /** The same work, with a look at whose people they are when that was asked for. */
    <I> Work<I> inCompany(Work<I> work) {
        String company = text(COMPANY);
        return company == null ? work : work.checking(client -> CompanyCheck.of(client, work.input(), company));
    }
}
