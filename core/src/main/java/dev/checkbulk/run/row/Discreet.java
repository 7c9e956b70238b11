package dev.checkbulk.run.row;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckError.InputError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.SecretNames;
import dev.checkbulk.plan.Edit;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a row ended, without the secrets that the row sends or replaces: what the server says may repeat them. */
final class Discreet {
    private Discreet() {}

    static Outcome of(Edit edit, Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            return outcome; // only its id is told
        }
        Set<String> secrets = secrets(edit);
        return secrets.isEmpty() ? outcome : without(secrets, outcome);
    }

    private static Set<String> secrets(Edit edit) {
        Set<String> secrets = new HashSet<>();
        add(secrets, edit.request().json());
        add(secrets, edit.otherwise() == null ? null : edit.otherwise().json());
        add(secrets, edit.before());
        add(secrets, edit.expect());
        return secrets;
    }

    private static void add(Set<String> secrets, @Nullable JsonNode record) {
        if (record != null) {
            secrets.addAll(SecretNames.in(record, SecretNames::has));
        }
    }

    private static Outcome without(Set<String> secrets, Outcome outcome) {
        return outcome.fold(
                done -> done,
                skipped -> new Outcome.Skipped(skipped.reason(), SecretNames.without(secrets, skipped.message())),
                refused -> new Outcome.Refused(without(secrets, refused.error())),
                notApplied -> new Outcome.NotApplied(without(secrets, notApplied.cause())),
                unknown -> new Outcome.Unknown(without(secrets, unknown.cause())));
    }

    private static Cause without(Set<String> secrets, Cause cause) {
        CheckError error = cause.error();
        return new Cause(
                cause.reason(),
                SecretNames.without(secrets, cause.message()),
                error == null ? null : without(secrets, error));
    }

    private static CheckError without(Set<String> secrets, CheckError error) {
        return new CheckError(
                error.status(),
                SecretNames.without(secrets, error.type()),
                SecretNames.without(secrets, error.message()),
                error.inputErrors().stream()
                        .map(input -> new InputError(
                                input.field(), input.path(), SecretNames.without(secrets, input.message())))
                        .toList(),
                error.logId(),
                SecretNames.without(secrets, error.body()));
    }
}
