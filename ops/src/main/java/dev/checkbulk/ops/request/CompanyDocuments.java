package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.Map;

/**
 * Requests for documents that a company hands in, {@code /company_provided_documents}. A create makes the record alone; its
 * file is uploaded afterwards.
 */
public final class CompanyDocuments {
    private static final ResourceType TYPE = ResourceType.of("company_provided_documents");

    /** Reads one document. */
    public CheckRequest get(String document) {
        return TYPE.get(document);
    }

    /** Lists the documents of a company. */
    public CheckRequest list(String company) {
        return TYPE.list(Map.of("company", company));
    }

    /**
     * Creates the record of a document. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code company} and {@code document_type}
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /** Gives a document its file, in the place of an earlier one. */
    public CheckRequest upload(String document, byte[] pdf) {
        return CheckRequest.put("/company_provided_documents/{document}/upload", document)
                .file("application/pdf", pdf);
    }
}
