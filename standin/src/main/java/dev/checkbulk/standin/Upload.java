package dev.checkbulk.standin;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Takes the file of a company provided document. It is looked at, and not kept. */
final class Upload implements SubResources.Part {
    private static final String PDF = "application/pdf";
    private static final String BEGINNING = "%PDF-";

    /** The file of any document. */
    static final Answer EXAMPLE =
            new Answer(200, List.of(new Answer.Header("Content-Type", PDF)), Buffer.buffer(BEGINNING + "1.4\n%%EOF\n"));

    private final Resources resources;

    Upload(Resources resources) {
        this.resources = resources;
    }

    @Override
    public Answer answer(String id, Call call) {
        if (!call.method().equals("PUT")) {
            return Resources.notAllowed(call);
        }
        if (!call.type().equals(PDF)) {
            return Problems.error(415, "validation_error", "The content type must be " + PDF + ".");
        }
        if (!call.body().toString("ISO-8859-1").startsWith(BEGINNING)) {
            return Problems.one("The file is not a PDF.");
        }
        Kind kind = Kind.named("company_provided_documents");
        return resources.changeFields(kind, id, call, 200, fields -> fields.put("status", "uploaded"));
    }
}
