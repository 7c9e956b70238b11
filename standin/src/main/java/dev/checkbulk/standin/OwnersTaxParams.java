package dev.checkbulk.standin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The tax parameters of one company or employee, at {@code /…_tax_params/{owner}} and below. */
final class OwnersTaxParams implements SubResources.Extra {
    static final Set<String> FILTERS = Set.of("as_of", "jurisdiction", "submitter", "tax_id");

    private static final Shape CHANGE = change();

    private final Kind owners;
    private final TaxSettings params;
    private final Settings settings;

    OwnersTaxParams(Kind owners, TaxSettings params, Settings settings) {
        this.owners = owners;
        this.params = params;
        this.settings = settings;
    }

    static Shape change() {
        Rule value = new Rule.Scalar("Must be a single value.", Json.object(), one -> one.isValueNode());
        return new Shape()
                .required("id", Rule.text(255))
                .optional(value, "value")
                .optional(Rule.bool(), "applied_for")
                .optional(Rule.date(), "effective_start");
    }

    @Override
    public Optional<Answer> answer(List<String> rest, Call call) {
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
                        : Optional.of(read(owner, call, () -> Listing.envelope(params.jurisdictions(), null, null)));
            default -> Optional.empty();
        };
    }

    private Answer of(String owner, Call call) {
        return call.method().equals("PATCH")
                ? settings.resources().find(owners, owner, record -> change(owner, call))
                : read(owner, call, () -> list(owner, call));
    }

    private Answer read(String owner, Call call, Supplier<Answer> work) {
        if (!call.method().equals("GET")) {
            return Resources.notAllowed(call);
        }
        Problems problems = new Problems();
        Listing.checkNames(call.query(), FILTERS, problems);
        return problems.any() ? problems.answer() : settings.resources().find(owners, owner, record -> work.get());
    }

    private Answer list(String owner, Call call) {
        return Listing.envelope(params.list(owner, call.query()), null, null);
    }

    private Answer history(String owner, Call call) {
        return Listing.envelope(params.history(owner, call.query()), null, null);
    }

    private Answer setting(String owner, String param, Call call) {
        return params.history(owner, param, call.query())
                .map(node -> Answer.json(200, node))
                .orElseGet(Resources::notFound);
    }

    private Answer change(String owner, Call call) {
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
