package dev.checkbulk.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds what a path means, and answers for it. */
final class Api {
    private final Resources resources;
    private final Listing listing;
    private final LogBook logs;
    private final EmployeeBenefitsPath employeeBenefits;
    private final Consumer<Call> notice;

    /** @param notice is told of each request before it is answered */
    Api(
            Resources resources,
            Listing listing,
            LogBook logs,
            EmployeeBenefitsPath employeeBenefits,
            Consumer<Call> notice) {
        this.resources = resources;
        this.listing = listing;
        this.logs = logs;
        this.employeeBenefits = employeeBenefits;
        this.notice = notice;
    }

    Answer answer(Call call) {
        notice.accept(call);
        String[] segments = call.path().split("/", -1);
        boolean known = segments.length == 2 || segments.length == 3;
        if (!known || !segments[0].isEmpty() || segments[segments.length - 1].isEmpty()) {
            return Answer.toDocs();
        }
        String name = segments[1];
        Optional<String> id = segments.length == 3 ? Optional.of(decode(segments[2])) : Optional.empty();
        if (name.equals("logs")) {
            return logs(call, id);
        }
        if (name.equals("employee_benefits") && employeeBenefits != EmployeeBenefitsPath.SERVED) {
            return employeeBenefits == EmployeeBenefitsPath.REDIRECTED
                    ? Answer.toDocs()
                    : Answer.html(404, "Page not found");
        }
        Optional<Kind> kind = Kind.ofPath(name.equals("employee_benefits") ? "benefits" : name);
        if (kind.isEmpty()) {
            return Answer.toDocs();
        }
        return id.map(one -> single(kind.get(), one, call)).orElseGet(() -> collection(kind.get(), call));
    }

    private Answer collection(Kind kind, Call call) {
        return switch (call.method()) {
            case "GET" -> listing.list(kind, call);
            case "POST" -> resources.create(kind, call);
            default -> notAllowed(call);
        };
    }

    private Answer single(Kind kind, String id, Call call) {
        return switch (call.method()) {
            case "GET" -> resources.get(kind, id);
            case "PATCH" -> resources.update(kind, id, call);
            case "DELETE" -> kind.deletable() ? resources.delete(kind, id) : notAllowed(call);
            default -> notAllowed(call);
        };
    }

    private Answer logs(Call call, Optional<String> id) {
        if (!call.method().equals("GET")) {
            return notAllowed(call);
        }
        return id.map(logs::get).orElseGet(() -> logs.list(listing.baseUrl(), call));
    }

    private static Answer notAllowed(Call call) {
        return Problems.error(405, "method_not_allowed", "Method " + call.method() + " is not allowed.");
    }

    /** An escape that is none cannot be the id of anything. */
    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
