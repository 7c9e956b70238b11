package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Puts what a request mentions, before it is answered, so that a stand-in that was started empty knows the records of any
 * file: companies, workplaces and employees, except ids that never exist.
 */
final class Mentions {
    private final Records records;

    Mentions(Records records) {
        this.records = records;
    }

    void of(Call call) {
        String[] segments = call.path().split("/", -1);
        Optional<Kind> kind = segments.length > 1 ? Kind.ofPath(segments[1]) : Optional.empty();
        JsonNode body = body(call);
        String company = text(body, "company").orElse(Records.REHEARSAL_COMPANY);
        records.mentionCompany(company);
        text(body, "employee").ifPresent(id -> records.mentionEmployee(id, company, List.of()));
        if (segments.length == 3) {
            kind.ifPresent(one -> mention(one, segments[2], company));
        }
        kind.ifPresent(one -> call.query().all("id").forEach(id -> mention(one, id, company)));
        String where = segments.length == 3 ? companyOf(segments[2]).orElse(company) : company;
        body.path("workplaces").forEach(id -> records.mentionWorkplace(id.asText(), where));
        text(body, "primary_workplace").ifPresent(id -> records.mentionWorkplace(id, where));
    }

    private void mention(Kind kind, String id, String company) {
        switch (kind) {
            case COMPANIES -> records.mentionCompany(id);
            case WORKPLACES -> records.mentionWorkplace(id, company);
            case EMPLOYEES -> records.mentionEmployee(id, company, List.of());
            case BENEFITS -> {} // made by requests only
        }
    }

    private Optional<String> companyOf(String id) {
        return records.get(id).flatMap(record -> text(record, "company"));
    }

    private static Optional<String> text(JsonNode body, String field) {
        return Optional.of(body.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** A body that cannot be read mentions nothing; what is wrong with it is said by the answer. */
    private static JsonNode body(Call call) {
        try {
            return call.body().length() == 0 ? MissingNode.getInstance() : Json.parse(call.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
