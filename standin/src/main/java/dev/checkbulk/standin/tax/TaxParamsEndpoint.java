package dev.checkbulk.standin.tax;

import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.DatedSettings;
import dev.checkbulk.standin.endpoint.ListEndpoint;
import dev.checkbulk.standin.endpoint.SubtreeEndpoint;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.FieldRule;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.store.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The tax parameters of one company or employee, at {@code /…_tax_params/{owner}} and below. */
public final class TaxParamsEndpoint implements SubtreeEndpoint {
    static final Set<String> FILTERS = Set.of("as_of", "jurisdiction", "submitter", "tax_id");

    private static final RequestSchema CHANGE = change();

    private final Kind owners;
    private final TaxSettings params;
    private final DatedSettings settings;

    public TaxParamsEndpoint(Kind owners, TaxSettings params, DatedSettings settings) {
        this.owners = owners;
        this.params = params;
        this.settings = settings;
    }

    static RequestSchema change() {
        FieldRule value =
                new FieldRule.Scalar("Must be a single value.", StrictJson.object(), one -> one.isValueNode());
        return new RequestSchema()
                .required("id", FieldRule.text(255))
                .optional(value, "value")
                .optional(FieldRule.bool(), "applied_for")
                .optional(FieldRule.date(), "effective_start");
    }

    @Override
    public Optional<Response> answer(List<String> rest, Call call) {
        if (rest.isEmpty() || rest.size() > 3) {
            return Optional.empty();
        }
        String owner = rest.get(0);
        String below = rest.size() == 1 ? "" : rest.get(1);
        boolean one = rest.size() == 3;
        return switch (below) {
            case "" -> Optional.of(of(owner, call));
            case "settings" ->
                Optional.of(read(owner, call, () -> one ? setting(owner, rest.get(2), call) : history(owner, call)));
            case "jurisdictions" ->
                one
                        ? Optional.empty()
                        : Optional.of(
                                read(owner, call, () -> ListEndpoint.envelope(params.jurisdictions(), null, null)));
            default -> Optional.empty();
        };
    }

    private Response of(String owner, Call call) {
        return call.method().equals("PATCH")
                ? settings.resources().find(owners, owner, record -> change(owner, call))
                : read(owner, call, () -> list(owner, call));
    }

    private Response read(String owner, Call call, Supplier<Response> work) {
        if (!call.method().equals("GET")) {
            return CrudEndpoint.notAllowed(call);
        }
        ValidationErrors problems = new ValidationErrors();
        ListEndpoint.checkNames(call.query(), FILTERS, problems);
        return problems.any() ? problems.answer() : settings.resources().find(owners, owner, record -> work.get());
    }

    private Response list(String owner, Call call) {
        return ListEndpoint.envelope(params.list(owner, call.query()), null, null);
    }

    private Response history(String owner, Call call) {
        return ListEndpoint.envelope(params.history(owner, call.query()), null, null);
    }

    private Response setting(String owner, String param, Call call) {
        return params.history(owner, param, call.query())
                .map(node -> Response.json(200, node))
                .orElseGet(CrudEndpoint::notFound);
    }

    private Response change(String owner, Call call) {
        return settings.applyAll(
                params.what(),
                call,
                (change, here) -> {
                    CHANGE.check(change, true, here);
                    if (!here.any()) {
                        params.change(owner, change, here);
                    }
                },
                () -> list(owner, call));
    }
}
