package dev.checkbulk.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds what a path means, and answers for it. */
final class Api {
    private final Resources resources;
    private final Many many;
    private final Listing listing;
    private final LogBook logs;
    private final SubResources parts;
    private final EmployeeBenefitsPath employeeBenefits;
    private final Consumer<Call> notice;

    /** @param notice is told of each request before it is answered */
    Api(
            Resources resources,
            Many many,
            Listing listing,
            LogBook logs,
            SubResources parts,
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

    Answer answer(Call call) {
        notice.accept(call);
        List<String> steps = steps(call.path());
        if (steps.isEmpty()) {
            return Answer.toDocs();
        }
        if (steps.get(0).equals("logs") && steps.size() <= 2) {
            return logs(call, steps);
        }
        if (isEmployeeBenefits(call.path()) && employeeBenefits != EmployeeBenefitsPath.SERVED) {
            return employeeBenefits == EmployeeBenefitsPath.REDIRECTED
                    ? Answer.toDocs()
                    : Answer.html(404, "Page not found");
        }
        return parts.answer(steps, call).or(() -> records(steps, call)).orElseGet(Answer::toDocs);
    }

    private Optional<Answer> records(List<String> steps, Call call) {
        Optional<Kind> kind =
                Kind.ofPath(steps.get(0)).filter(one -> one.parent().isEmpty());
        if (steps.size() == 1) {
            return kind.map(one -> collection(one, call));
        }
        if (steps.size() == 2) {
            return kind.map(one -> single(one, steps.get(1), call));
        }
        return Kind.ofPath(steps.get(2))
                .filter(child -> steps.size() == 3)
                .filter(child -> kind.isPresent() && child.parent().equals(kind.map(Kind::path)))
                .map(child -> nested(child, kind.orElseThrow(), steps.get(1), call));
    }

    private Answer collection(Kind kind, Call call) {
        return switch (call.method()) {
            case "GET" -> kind.serves(Verb.LIST) ? listing.list(kind, null, call) : Resources.notAllowed(call);
            case "POST" -> kind.serves(Verb.CREATE) ? create(kind, call) : Resources.notAllowed(call);
            case "PATCH" -> kind.serves(Verb.UPDATE_MANY) ? many.update(kind, call) : Resources.notAllowed(call);
            case "DELETE" -> kind.serves(Verb.DELETE_MANY) ? many.delete(kind, call) : Resources.notAllowed(call);
            default -> Resources.notAllowed(call);
        };
    }

    private Answer create(Kind kind, Call call) {
        boolean array = kind.serves(Verb.CREATE_MANY) && Bodies.isArray(call);
        return array
                ? Bodies.array(call, bodies -> many.create(kind, bodies, call))
                : resources.create(kind, null, call);
    }

    private Answer single(Kind kind, String id, Call call) {
        return switch (call.method()) {
            case "GET" -> kind.serves(Verb.GET) ? resources.get(kind, id, call) : Resources.notAllowed(call);
            case "PATCH" -> kind.serves(Verb.UPDATE) ? resources.update(kind, id, call) : Resources.notAllowed(call);
            case "DELETE" -> kind.serves(Verb.DELETE) ? resources.delete(kind, id, call) : Resources.notAllowed(call);
            default -> Resources.notAllowed(call);
        };
    }

    private Answer nested(Kind child, Kind parent, String id, Call call) {
        return switch (call.method()) {
            case "GET" -> resources.find(parent, id, record -> listing.list(child, id, call));
            case "POST" -> resources.find(parent, id, record -> resources.create(child, id, call));
            default -> Resources.notAllowed(call);
        };
    }

    private Answer logs(Call call, List<String> steps) {
        if (!call.method().equals("GET")) {
            return Resources.notAllowed(call);
        }
        return steps.size() == 2 ? logs.get(steps.get(1)) : logs.list(listing.baseUrl(), call);
    }

    /** The decoded segments, with a name of two segments as one; empty if the path is not of the right form. */
    static List<String> steps(String path) {
        String[] segments = path.split("/", -1);
        if (segments.length < 2 || !segments[0].isEmpty()) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].isEmpty()) {
                return List.of();
            }
            steps.add(decode(segments[i]));
        }
        if (steps.get(0).equals("documents") && steps.size() > 1) {
            steps.set(1, "documents/" + steps.get(1));
            steps.remove(0);
        }
        if (isEmployeeBenefits(path)) {
            steps.set(0, Kind.BENEFITS.path());
        }
        return steps;
    }

    private static boolean isEmployeeBenefits(String path) {
        return path.equals("/employee_benefits") || path.startsWith("/employee_benefits/");
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
