/** One request to Check done well, and many of them: the request wrapper, the pace and the batch fan-out. */
module dev.checkbulk.core {
    requires transitive io.vertx.core;
    requires transitive io.vertx.web.client;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.core;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler.proxy;
    requires static transitive org.jspecify;

    exports dev.checkbulk.batch;
    exports dev.checkbulk.http;
    exports dev.checkbulk.network;
    exports dev.checkbulk.quota;
    exports dev.checkbulk.plan;
    exports dev.checkbulk.run;
    exports dev.checkbulk.run.state;
    exports dev.checkbulk.webclient;
    exports dev.checkbulk.internal.packed to
            dev.checkbulk.jobs,
            dev.checkbulk.ops;
}
