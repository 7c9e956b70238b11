package dev.checkbulk.standin.endpoint;

import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.Response;

/** Answers for one part of a record, or one thing that can be done with it. */
@FunctionalInterface
public interface RecordEndpoint {
    /** @param id of the record, which is there */
    Response answer(String id, Call call);
}
