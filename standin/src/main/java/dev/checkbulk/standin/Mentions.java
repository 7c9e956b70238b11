package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what a request mentions, before it is answered, so that a stand-in that was started empty knows the records of any
 * file: those of all kinds that can be created, except ids that never exist and records that were deleted.
 */
final class Mentions {
    /** Paths whose second segment names a record of another kind. */
    private static final Map<String, String> OWNERS =
            Map.of("company_tax_params", "companies", "employee_tax_params", "employees");

    private static final Map<String, String> FIELDS =
            Map.of("company", "companies", "employee", "employees", "contractor", "contractors", "payroll", "payrolls");

    private final Records records;

    Mentions(Records records) {
        this.records = records;
    }

    void of(Call call) {
        List<String> steps = Api.steps(call.path());
        if (steps.isEmpty()) {
            return;
        }
        Kind kind = Kind.ofPath(OWNERS.getOrDefault(steps.get(0), steps.get(0)))
                .filter(one -> one.serves(Verb.CREATE))
                .orElse(null);
        List<ObjectNode> bodies = bodies(call);
        String company = bodies.stream()
                .flatMap(body -> text(body, "company").stream())
                .findFirst()
                .orElse(Records.REHEARSAL_COMPANY);
        records.mentionCompany(company);
        bodies.forEach(body -> mentionOwners(body, company));
        if (kind == null) {
            return;
        }
        if (steps.size() > 1 && !steps.get(1).equals("settings")) {
            records.mention(kind, steps.get(1), company, Json.object());
        }
        call.query().all("id").forEach(id -> records.mention(kind, id, company, Json.object()));
        bodies.forEach(body -> mentionReferences(kind, body, steps, company));
    }

    private void mentionOwners(ObjectNode body, String company) {
        FIELDS.forEach((field, kind) ->
                text(body, field).ifPresent(id -> records.mention(Kind.named(kind), id, company, Json.object())));
    }

    /** What a body refers to is of the company of the record that it is about. */
    private void mentionReferences(Kind kind, ObjectNode body, List<String> steps, String company) {
        text(body, "id").ifPresent(id -> records.mention(kind, id, company, Json.object()));
        String about = steps.size() > 1 ? steps.get(1) : text(body, "id").orElse("");
        ObjectNode known = body.deepCopy();
        Optional<JsonNode> record = records.get(about);
        FIELDS.keySet()
                .forEach(field -> record.filter(one -> one.hasNonNull(field) && !known.has(field))
                        .ifPresent(one -> known.set(field, one.get(field))));
        String where = FIELDS.keySet().stream()
                .flatMap(field -> text(known, field).stream())
                .flatMap(id -> records.companyOf(id).stream())
                .findFirst()
                .orElse(company);
        records.mentionReferences(kind, known, where);
        for (Kind.Child child : kind.children()) {
            body.path(child.field()).forEach(one -> {
                if (one instanceof ObjectNode object) {
                    records.mentionReferences(Kind.named(child.kind()), object, where);
                }
            });
        }
    }

    /** The objects that a body consists of: itself, those of its array, or those of its list of items. */
    private static List<ObjectNode> bodies(Call call) {
        JsonNode body = body(call);
        List<ObjectNode> bodies = new ArrayList<>();
        boolean many = body.size() == 1 && body.path("items").isArray();
        if (body instanceof ObjectNode object && !many) {
            bodies.add(object);
        } else {
            (many ? body.get("items") : body).forEach(one -> {
                if (one instanceof ObjectNode object) {
                    bodies.add(object);
                }
            });
        }
        return bodies;
    }

    private static Optional<String> text(JsonNode body, String field) {
        return Optional.of(body.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** A body that cannot be read mentions nothing; what is wrong with it is said by the answer. */
    private static JsonNode body(Call call) {
        try {
            return call.body().length() == 0 || !call.json() ? MissingNode.getInstance() : Json.parse(call.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
