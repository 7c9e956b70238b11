package dev.checkbulk.standin.endpoint;

import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.Response;
import java.util.List;
import java.util.Optional;

/** Answers for all paths that begin with one segment. */
public interface SubtreeEndpoint {
    /**
     * @param rest what follows the first segment
     * @return empty if there is no such path
     */
    Optional<Response> answer(List<String> rest, Call call);
}
