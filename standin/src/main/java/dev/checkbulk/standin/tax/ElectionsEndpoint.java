package dev.checkbulk.standin.tax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.DatedSettings;
import dev.checkbulk.standin.endpoint.ListEndpoint;
import dev.checkbulk.standin.endpoint.PagesByOwner;
import dev.checkbulk.standin.endpoint.SubtreeEndpoint;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.FieldRule;
import dev.checkbulk.standin.schema.ObjectRule;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.Timelines;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tax elections of companies, or of employees, all at one path. */
public final class ElectionsEndpoint implements SubtreeEndpoint {
    private static final int MOST = 25;
    private static final RequestSchema SETTING = new RequestSchema()
            .required("exempt", FieldRule.bool())
            .required("effective_start", FieldRule.date())
            .optional(FieldRule.date(), "effective_end");

    private final Kind owners;
    private final String member;
    private final List<TaxElection> elections;
    private final DatedSettings settings;
    private final PagesByOwner pages;
    private final RequestSchema change;

    /** @param member the field that names the owner */
    public ElectionsEndpoint(
            Kind owners, String member, List<TaxElection> elections, DatedSettings settings, ListEndpoint listing) {
        this.owners = owners;
        this.member = member;
        this.elections = elections;
        this.settings = settings;
        this.pages = new PagesByOwner(settings.store(), listing);
        this.change = new RequestSchema()
                .required("id", FieldRule.text(255))
                .required(member, Reference.to(owners.path()))
                .required("setting", new ObjectRule(SETTING));
    }

    /** The name in paths. */
    private String what() {
        return member + "_tax_elections";
    }

    @Override
    public Optional<Response> answer(List<String> rest, Call call) {
        boolean creates = call.method().equals("POST") && owners.isCompanies();
        if (rest.equals(List.of("settings")) && owners.isCompanies()) {
            return Optional.of(creates ? change(call) : CrudEndpoint.notAllowed(call));
        }
        if (!rest.isEmpty()) {
            return Optional.empty();
        }
        if (call.method().equals("GET")) {
            return Optional.of(list(call));
        }
        return Optional.of(creates || call.method().equals("PATCH") ? change(call) : CrudEndpoint.notAllowed(call));
    }

    private Response list(Call call) {
        Set<String> filters = Set.of("company", "employee", "tax", "as_of", "exemptible", "jurisdiction");
        return pages.list(
                owners,
                member,
                elections.size(),
                MOST,
                filters,
                new ValidationErrors(),
                call,
                id -> elections.stream()
                        .filter(election -> election.fits(call.query()))
                        .map(election -> shown(id, election, call.query()))
                        .toList());
    }

    private ObjectNode shown(String owner, TaxElection election, QueryParameters query) {
        Timelines timelines = settings.store().timelines();
        ObjectNode node = election.node();
        String day = query.get("as_of").orElseGet(settings::today);
        Optional<ObjectNode> setting = timelines.on(line(owner, election), day);
        if (setting.isPresent()) {
            node.set("setting", setting.get().get("setting"));
        } else {
            node.putNull("setting");
        }
        ArrayNode all = node.putArray("setting_timeline");
        timelines.at(line(owner, election)).values().forEach(one -> all.add(one.get("setting")));
        return node;
    }

    private Response change(Call call) {
        return settings.applyAll(what(), call, this::change, () -> ListEndpoint.envelope(List.of(), null, null));
    }

    private void change(ObjectNode sent, ValidationErrors here) {
        change.check(sent, true, here);
        if (here.any()) {
            return;
        }
        String owner = sent.path(member).asText();
        TaxElection election = elections.stream()
                .filter(one -> one.id().equals(sent.path("id").asText()))
                .findFirst()
                .orElse(null);
        if (settings.store().find(owners, owner).isEmpty()) {
            here.add(Reference.unknown(owner), member);
        }
        if (election == null) {
            here.add(Reference.unknown(sent.path("id").asText()), "id");
        } else if (!election.exemptible()) {
            here.add("This exemption cannot be set through the API.", "setting");
        } else if (!here.any()) {
            set(line(owner, election), sent.get("setting"), election);
        }
    }

    private void set(Timelines.Line line, JsonNode setting, TaxElection election) {
        ObjectNode kept = StrictJson.object().put("id", election.id());
        kept.set("setting", setting.deepCopy());
        settings.store().timelines().set(line, setting.path("effective_start").asText(), kept);
    }

    private Timelines.Line line(String owner, TaxElection election) {
        return new Timelines.Line(what(), owner, election.id());
    }
}
