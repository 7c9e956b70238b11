package dev.checkbulk.docs;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.webclient.CheckWebClient;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;

/** Renames a workplace when asked on the event bus, with the service's own Web Client at the shared pace. */
public final class RenameVerticle extends VerticleBase {
    private final Environment environment;
    private final ApiKey key;
    private WebClient webClient;
    private CheckClient client;
    private CheckWebClient check;

    public RenameVerticle(Environment environment, ApiKey key) {
        this.environment = environment;
        this.key = key;
    }

    @Override
    public Future<?> start() {
        webClient = WebClient.create(vertx);
        client = CheckClient.create(vertx, environment, key);
        check = CheckWebClient.over(webClient, client);
        return vertx.eventBus().<JsonObject>consumer("rename", this::rename).completion();
    }

    private void rename(Message<JsonObject> message) {
        URI workplace =
                environment.baseUrl().resolve("/workplaces/" + message.body().getString("workplace"));
        check.sendJson(
                        webClient.patchAbs(workplace.toString()),
                        new JsonObject().put("name", message.body().getString("name")))
                .onSuccess(answer -> message.reply(answer.statusCode())) // after at most three attempts, whatever it is
                .onFailure(failure -> message.fail(0, failure.getMessage())); // as the Web Client's own
    }

    @Override
    public Future<?> stop() {
        webClient.close();
        return client.close();
    }
}
