package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.Map;

/** Requests for where Check sends events, {@code /webhook_configs}. */
public final class WebhookConfigs {
    private static final ResourceType TYPE = ResourceType.of("webhook_configs");

    /** Reads one config. */
    public CheckRequest get(String webhookConfig) {
        return TYPE.get(webhookConfig);
    }

    /** Lists all configs, 100 a page. */
    public CheckRequest list() {
        return TYPE.list(Map.of());
    }

    /**
     * Creates a config. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code url} is required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes {@code url}, {@code api_version} or {@code active} of a config.
     *
     * @param fields an object with the fields to change
     */
    public CheckRequest update(String webhookConfig, Object fields) {
        return TYPE.update(fields, webhookConfig);
    }

    /** Deletes a config. Check advises to make it inactive instead. */
    public CheckRequest delete(String webhookConfig) {
        return TYPE.delete(webhookConfig);
    }
}
