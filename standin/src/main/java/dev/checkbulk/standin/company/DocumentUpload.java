package dev.checkbulk.standin.company;

import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.RecordEndpoint;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.Kind;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Takes the file of a company provided document. It is looked at, and not kept. */
public final class DocumentUpload implements RecordEndpoint {
    private static final String PDF = "application/pdf";
    private static final String BEGINNING = "%PDF-";

    /** The file of any document. */
    public static final Response EXAMPLE = new Response(
            200, List.of(new Response.Header("Content-Type", PDF)), Buffer.buffer(BEGINNING + "1.4\n%%EOF\n"));

    private final CrudEndpoint resources;
    private final Kind documents;

    /** @param documents the kind whose records have the files */
    public DocumentUpload(CrudEndpoint resources, Kind documents) {
        this.resources = resources;
        this.documents = documents;
    }

    @Override
    public Response answer(String id, Call call) {
        if (!call.method().equals("PUT")) {
            return CrudEndpoint.notAllowed(call);
        }
        if (!call.type().equals(PDF)) {
            return ValidationErrors.error(415, "validation_error", "The content type must be " + PDF + ".");
        }
        if (!call.body().toString("ISO-8859-1").startsWith(BEGINNING)) {
            return ValidationErrors.one("The file is not a PDF.");
        }
        return resources.changeFields(documents, id, call, 200, fields -> fields.put("status", "uploaded"));
    }
}
