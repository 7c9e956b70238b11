package dev.checkbulk.standin.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes records that nobody described, and those that they refer to, so that what a file or request mentions exists. The
 * store's monitor guards it.
 */
final class RecordGenerator {
    /** Fields that a record shares with those that it refers to, each with the kind that it names. */
    private static final Map<String, String> SHARED = Map.of(
            "employee", "employees",
            "contractor", "contractors",
            "payroll", "payrolls");

    private final Store store;

    RecordGenerator(Store store) {
        this.store = store;
    }

    /** A record with every required field, as far as nobody said what it holds. */
    ObjectNode record(Kind kind, String id, String company) {
        ObjectNode record = kind.blank(id);
        String owner = kind.owners().isEmpty() ? "" : kind.owners().get(0);
        record.setAll(kind.readable(kind.shape().example(other -> usual(other, company), owner)));
        kind.plausible()
                .forEach((field, value) -> record.set(
                        field,
                        value.isTextual()
                                ? TextNode.valueOf(value.textValue().replace("{id}", id))
                                : value.deepCopy()));
        if (record.has("company") && !kind.owners().contains("company")) {
            record.put("company", company);
        }
        return record;
    }

    /** The id of the record of a kind that stands for all that a company has of it. */
    private String usual(String kind, String company) {
        Kind one = store.kind(kind);
        if (one.isCompanies()) {
            return company;
        }
        String prefix = one.prefix();
        return company.equals(StoredRecords.REHEARSAL_COMPANY) ? prefix + "rehearsal" : prefix + "of_" + company;
    }

    /** Puts a record unless it is there, was deleted, or never exists; and before it what it refers to. */
    void mention(Kind kind, String id, String company, ObjectNode fields) {
        if (Reference.neverExists(id)
                || store.wasDeleted(id)
                || store.find(kind, id).isPresent()) {
            return;
        }
        if (!kind.isCompanies()) {
            mention(store.kind("companies"), company, company, StrictJson.object());
        }
        ObjectNode record = record(kind, id, company);
        fields.properties().stream()
                .filter(field -> kind.owners().contains(field.getKey()))
                .findFirst()
                .ifPresent(owner -> kind.owners().forEach(record::putNull));
        record.setAll(kind.readable(fields));
        // It is there before what it refers to, which may refer to it.
        store.put(kind, record);
        mentionReferences(kind, record, company);
        settle(kind, record);
    }

    /** Mentions what a record, or the body of a request with the record's id if there is one, refers to. */
    void mentionReferences(Kind kind, ObjectNode record, String company) {
        List<Reference> found = new ArrayList<>();
        kind.shape().references(record, new ValidationErrors(), found::add);
        found.forEach(reference -> {
            Kind other = store.kind(reference.kind());
            mention(other, reference.id(), company, shared(kind, record, other));
        });
    }

    private static ObjectNode shared(Kind kind, ObjectNode record, Kind other) {
        ObjectNode shared = StrictJson.object();
        SHARED.forEach((field, named) -> {
            JsonNode owner = record.path(kind.path().equals(named) ? "id" : field);
            if (owner.isTextual() && other.shape().names().contains(field)) {
                shared.set(field, owner);
            }
        });
        if (kind.isCompanies() && record.hasNonNull("id") && other.owners().contains("company")) {
            shared.set("company", record.get("id"));
        }
        return shared;
    }

    /** Takes away references to what never exists; a record that cannot be without one does not exist either. */
    private void settle(Kind kind, ObjectNode record) {
        List<Reference> found = new ArrayList<>();
        ObjectNode settled = record.deepCopy();
        boolean cannotBe = false;
        for (String field : kind.shape().names()) {
            found.clear();
            kind.shape()
                    .references(StrictJson.object().set(field, record.get(field)), new ValidationErrors(), found::add);
            found.removeIf(reference -> !reference.known() || exists(reference));
            boolean needed = kind.shape().requires(field) || kind.owners().contains(field);
            cannotBe |= !found.isEmpty() && needed && !record.get(field).isArray();
            found.forEach(reference -> drop(settled, field, reference.id()));
        }
        if (cannotBe) {
            store.table(kind).remove(record.get("id").textValue());
        } else {
            settleOwner(kind, settled);
            store.put(kind, settled);
        }
    }

    private boolean exists(Reference reference) {
        return store.find(store.kind(reference.kind()), reference.id()).isPresent();
    }

    private static void drop(ObjectNode record, String field, String id) {
        JsonNode value = record.get(field);
        if (value instanceof ArrayNode list) {
            list.removeIf(one -> one.isTextual() && one.textValue().equals(id));
        } else if (value.isTextual()) {
            record.putNull(field);
        }
    }

    private void settleOwner(Kind kind, ObjectNode record) {
        if (kind.showsCompany()) {
            record.remove("company");
            record.put("company", store.companyOf(kind, record));
        }
        JsonNode workplaces = record.path("workplaces");
        if (!workplaces.isEmpty() && !record.hasNonNull("primary_workplace")) {
            record.set("primary_workplace", workplaces.get(0));
        }
    }
}
