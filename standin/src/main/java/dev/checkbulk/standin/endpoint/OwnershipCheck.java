package dev.checkbulk.standin.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whose a record is, and whether the records that it refers to are there and of the same company. */
final class OwnershipCheck {
    private OwnershipCheck() {}

    static void check(Kind kind, ProposedRecord change, Store store, ValidationErrors problems) {
        checkOwners(kind, change, problems);
        if (kind.showsCompany()) {
            change.next().remove("company");
            change.next().put("company", store.companyOf(kind, change.next()));
        }
        // A company may refer to anybody's records, as far as the published material says.
        String company = kind.isCompanies() ? "" : store.companyOf(kind, change.next());
        List<Reference> found = new ArrayList<>();
        kind.shape().references(change.body(), problems, found::add);
        found.forEach(reference -> check(reference, company, store));
    }

    private static void checkOwners(Kind kind, ProposedRecord change, ValidationErrors problems) {
        List<String> owners = kind.owners();
        long set = owners.stream().filter(change.next()::hasNonNull).count();
        if (!owners.isEmpty() && set != 1) {
            problems.add("Exactly one of " + String.join(", ", owners) + " is required.", owners.get(0));
        }
    }

    private static void check(Reference reference, String company, Store store) {
        Kind kind = store.kind(reference.kind());
        Optional<ObjectNode> record = store.find(kind, reference.id());
        if (record.isEmpty()) {
            if (reference.known() || Reference.neverExists(reference.id())) {
                reference.here().add(Reference.unknown(reference.id()));
            }
            return;
        }
        String other = store.companyOf(kind, record.get());
        if (!company.isEmpty() && !other.isEmpty() && !other.equals(company)) {
            reference.here().add("Object with id=" + reference.id() + " belongs to another company.");
        }
    }
}
