package dev.checkbulk.internal.net;

import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificates of a key store. Vert.x's own wrapper of a trust manager needs a logging library. */
final class OwnTrust implements TrustOptions {
    private final KeyStore trusted;

    OwnTrust(KeyStore trusted) {
        this.trusted = trusted;
    }

    @Override
    public TrustOptions copy() {
        return this;
    }

    @Override
    public TrustManagerFactory getTrustManagerFactory(Vertx vertx) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }

    @Override
    public Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) throws Exception {
        TrustManager[] managers = getTrustManagerFactory(vertx).getTrustManagers();
        return name -> managers;
    }
}
