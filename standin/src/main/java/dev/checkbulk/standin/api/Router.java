package dev.checkbulk.standin.api;

import dev.checkbulk.standin.endpoint.BulkEndpoint;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.ListEndpoint;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.PathSegments;
import dev.checkbulk.standin.message.RequestBodies;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.store.CrudOperation;
import dev.checkbulk.standin.store.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds what a path means, and answers for it. */
public final class Router {
    private final CrudEndpoint resources;
    private final BulkEndpoint many;
    private final ListEndpoint listing;
    private final ApiLog logs;
    private final Subresources parts;
    private final EmployeeBenefitsPath employeeBenefits;
    private final Consumer<Call> notice;

    /** @param notice is told of each request before it is answered */
    public Router(
            CrudEndpoint resources,
            BulkEndpoint many,
            ListEndpoint listing,
            ApiLog logs,
            Subresources parts,
            EmployeeBenefitsPath employeeBenefits,
            Consumer<Call> notice) {
        this.resources = resources;
        this.many = many;
        this.listing = listing;
        this.logs = logs;
        this.parts = parts;
        this.employeeBenefits = employeeBenefits;
        this.notice = notice;
    }

    Response answer(Call call) {
        notice.accept(call);
        List<String> steps = PathSegments.of(call.path());
        if (steps.isEmpty()) {
            return Response.toDocs();
        }
        if (steps.get(0).equals("logs") && steps.size() <= 2) {
            return logs(call, steps);
        }
        if (PathSegments.isEmployeeBenefits(call.path()) && employeeBenefits != EmployeeBenefitsPath.SERVED) {
            return employeeBenefits == EmployeeBenefitsPath.REDIRECTED
                    ? Response.toDocs()
                    : Response.html(404, "Page not found");
        }
        return parts.answer(steps, call).or(() -> records(steps, call)).orElseGet(Response::toDocs);
    }

    private Optional<Response> records(List<String> steps, Call call) {
        Optional<Kind> kind =
                resources.kindAt(steps.get(0)).filter(one -> one.parent().isEmpty());
        if (steps.size() == 1) {
            return kind.map(one -> collection(one, call));
        }
        if (steps.size() == 2) {
            return kind.map(one -> single(one, steps.get(1), call));
        }
        return resources
                .kindAt(steps.get(2))
                .filter(child -> steps.size() == 3)
                .filter(child -> kind.isPresent() && child.parent().equals(kind.map(Kind::path)))
                .map(child -> nested(child, kind.orElseThrow(), steps.get(1), call));
    }

    private Response collection(Kind kind, Call call) {
        return switch (call.method()) {
            case "GET" ->
                kind.serves(CrudOperation.LIST) ? listing.list(kind, null, call) : CrudEndpoint.notAllowed(call);
            case "POST" -> kind.serves(CrudOperation.CREATE) ? create(kind, call) : CrudEndpoint.notAllowed(call);
            case "PATCH" ->
                kind.serves(CrudOperation.UPDATE_MANY) ? many.update(kind, call) : CrudEndpoint.notAllowed(call);
            case "DELETE" ->
                kind.serves(CrudOperation.DELETE_MANY) ? many.delete(kind, call) : CrudEndpoint.notAllowed(call);
            default -> CrudEndpoint.notAllowed(call);
        };
    }

    private Response create(Kind kind, Call call) {
        boolean array = kind.serves(CrudOperation.CREATE_MANY) && RequestBodies.isArray(call);
        return array
                ? RequestBodies.array(call, bodies -> many.create(kind, bodies, call))
                : resources.create(kind, null, call);
    }

    private Response single(Kind kind, String id, Call call) {
        return switch (call.method()) {
            case "GET" ->
                kind.serves(CrudOperation.GET) ? resources.get(kind, id, call) : CrudEndpoint.notAllowed(call);
            case "PATCH" ->
                kind.serves(CrudOperation.UPDATE) ? resources.update(kind, id, call) : CrudEndpoint.notAllowed(call);
            case "DELETE" ->
                kind.serves(CrudOperation.DELETE) ? resources.delete(kind, id, call) : CrudEndpoint.notAllowed(call);
            default -> CrudEndpoint.notAllowed(call);
        };
    }

    private Response nested(Kind child, Kind parent, String id, Call call) {
        return switch (call.method()) {
            case "GET" -> resources.find(parent, id, record -> listing.list(child, id, call));
            case "POST" -> resources.find(parent, id, record -> resources.create(child, id, call));
            default -> CrudEndpoint.notAllowed(call);
        };
    }

    private Response logs(Call call, List<String> steps) {
        if (!call.method().equals("GET")) {
            return CrudEndpoint.notAllowed(call);
        }
        return steps.size() == 2 ? logs.get(steps.get(1)) : logs.list(listing.baseUrl(), call);
    }
}
