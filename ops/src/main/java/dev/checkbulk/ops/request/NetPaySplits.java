package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.Map;

/**
 * Requests for how net pay is spread over bank accounts, {@code /net_pay_splits}. A split can be neither changed nor
 * deleted: a new one takes its place.
 */
public final class NetPaySplits {
    private static final ResourceType TYPE = ResourceType.of("net_pay_splits");

    /** Reads one net pay split. */
    public CheckRequest get(String netPaySplit) {
        return TYPE.get(netPaySplit);
    }

    /** Lists the net pay splits of an employee, 100 a page. */
    public CheckRequest listOfEmployee(String employee) {
        return TYPE.list(Map.of("employee", employee));
    }

    /** Lists the net pay splits of a contractor, 100 a page. */
    public CheckRequest listOfContractor(String contractor) {
        return TYPE.list(Map.of("contractor", contractor));
    }

    /** The list to read net pay splits by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates a net pay split. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code splits} and one of {@code employee} and {@code contractor} are required;
     *     with {@code is_default} it takes the place of the one in use
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }
}
