package dev.checkbulk.standin.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.PathSegments;
import dev.checkbulk.standin.store.CrudOperation;
import dev.checkbulk.standin.store.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what a request mentions, before it is answered, so that a stand-in that was started empty knows the records of any
 * file: those of all kinds that can be created, except ids that never exist and records that were deleted.
 */
public final class MentionedRecords {
    /** Paths whose second segment names a record of another kind. */
    private static final Map<String, String> OWNERS =
            Map.of("company_tax_params", "companies", "employee_tax_params", "employees");

    private static final Map<String, String> FIELDS =
            Map.of("company", "companies", "employee", "employees", "contractor", "contractors", "payroll", "payrolls");

    private final StoredRecords records;

    public MentionedRecords(StoredRecords records) {
        this.records = records;
    }

    public void of(Call call) {
        List<String> steps = PathSegments.of(call.path());
        if (steps.isEmpty()) {
            return;
        }
        Kind kind = records.kindAt(OWNERS.getOrDefault(steps.get(0), steps.get(0)))
                .filter(one -> one.serves(CrudOperation.CREATE))
                .orElse(null);
        List<ObjectNode> bodies = bodies(call);
        String company = bodies.stream()
                .flatMap(body -> text(body, "company").stream())
                .findFirst()
                .orElse(StoredRecords.REHEARSAL_COMPANY);
        records.mentionCompany(company);
        bodies.forEach(body -> mentionOwners(body, company));
        if (kind == null) {
            return;
        }
        if (steps.size() > 1 && !steps.get(1).equals("settings")) {
            records.mention(kind, steps.get(1), company, StrictJson.object());
        }
        call.query().all("id").forEach(id -> records.mention(kind, id, company, StrictJson.object()));
        bodies.forEach(body -> mentionReferences(kind, body, steps, company));
    }

    private void mentionOwners(ObjectNode body, String company) {
        FIELDS.forEach((field, kind) -> text(body, field)
                .ifPresent(id -> records.mention(records.kind(kind), id, company, StrictJson.object())));
    }

    /** What a body refers to is of the company of the record that it is about. */
    private void mentionReferences(Kind kind, ObjectNode body, List<String> steps, String company) {
        text(body, "id").ifPresent(id -> records.mention(kind, id, company, StrictJson.object()));
        String about = steps.size() > 1 ? steps.get(1) : text(body, "id").orElse("");
        Optional<JsonNode> record = records.get(about);
        ObjectNode known = body.deepCopy();
        record.ifPresent(one -> known.put("id", about));
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
                    records.mentionReferences(records.kind(child.kind()), object, where);
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
            return call.body().length() == 0 || !call.json()
                    ? MissingNode.getInstance()
                    : StrictJson.parse(call.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
