package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F16: a company's network. Its proxy is a real one, its authority the test's own, and there is no other way out. */
class F16NetworkTest extends ScriptTest {
    private final Vertx vertx = Vertx.vertx();
    private Standin standin;
    private OwnAuthority authority;
    private int port;

    /** Check's sandbox, as the world behind the proxy has it: TLS with the company's certificate before a stand-in. */
    @BeforeEach
    void begin() {
        standin = standin(StandinSettings.defaults());
        standin.records().mentionWorkplace("wrk_1").mentionEmployee("emp_1", "wrk_0");
        authority = new OwnAuthority(folder, "dns:sandbox.checkhq.com,dns:gateway.example");
        NetClient inward = vertx.createNetClient();
        NetServer door = vertx.createNetServer(new NetServerOptions()
                .setSsl(true)
                .setHost("127.0.0.1")
                .setKeyCertOptions(new PfxOptions()
                        .setPath(authority.store().toString())
                        .setPassword(OwnAuthority.PASSWORD)
                        .setAlias("server")));
        door.connectHandler(outside -> {
            outside.pause();
            inward.connect(standin.port(), "127.0.0.1").onSuccess(inside -> {
                outside.handler(inside::write).closeHandler(end -> inside.close());
                inside.handler(outside::write).closeHandler(end -> outside.close());
                outside.resume();
            });
        });
        port = get(door.listen(0)).actualPort();
    }

    @AfterEach
    void end() {
        get(vertx.close());
    }

    private String moves() {
        return file("moves.csv", "employee,workplaces\nemp_1,wrk_1\n");
    }

    private String hosts() {
        return "127.0.0.1 sandbox.checkhq.com gateway.example\n";
    }

    /** This process finds no name by itself; the proxy alone does. */
    private Jbang behind(String... words) throws IOException {
        Path none = Files.writeString(folder.resolve("no-hosts"), "127.0.0.1 localhost\n");
        return atHome(words)
                .with("CHECK_API_KEY", KEY)
                .with("CHECK_BASE_URL", "https://sandbox.checkhq.com:" + port)
                .with("CHECKBULK_CA_FILE", authority.pem.toString())
                .with("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + none);
    }

    private Squid squid(String password) throws IOException, InterruptedException {
        assumeTrue(Squid.program().isPresent(), "squid is not installed: the tests with a real proxy are skipped");
        return Squid.start(folder, hosts(), password);
    }

    @Test
    void f16TheProxyIsTheOnlyWayOutAndTheCompanysAuthorityIsTrusted() throws Exception {
        try (Squid squid = squid(null)) {
            Jbang.Ended ended = behind("reassign", moves(), "--json")
                    .with("HTTPS_PROXY", "http://" + squid.address())
                    .end();
            assertExit(0, ended);
            assertEquals(1, standin.judge().counts().updates().get("employees"));
            assertTrue(squid.log().contains("CONNECT sandbox.checkhq.com:" + port), squid.log());
            assertFalse(squid.log().contains(KEY), "the key is Check's alone");
        }
    }

    @Test
    void f16ThePasswordOfTheProxyIsUsedAndNeverPrinted() throws Exception {
        try (Squid squid = squid("s3cret-walrus")) {
            Jbang.Ended wrong = behind("reassign", moves())
                    .with("https_proxy", "http://dana:wr0ng-walrus@" + squid.address())
                    .end();
            assertExit(12, wrong);
            assertTrue(wrong.toString().contains("407"), wrong::toString);
            assertTrue(wrong.toString().contains("HTTPS_PROXY"), wrong::toString);
            assertFalse(wrong.toString().contains("walrus"), wrong::toString);
            Jbang.Ended right = behind("reassign", moves())
                    .with("https_proxy", "http://dana:s3cret-walrus@" + squid.address())
                    .end();
            assertExit(0, right);
            assertFalse(right.toString().contains("walrus"), right::toString);
            assertEquals(List.of(), Traces.of(folder.resolve("home"), "walrus"), "the proxy's password is in a file");
        }
    }

    @Test
    void f16WithoutProxyOrAuthorityBothAreNamed() throws Exception {
        Jbang.Ended alone = behind("reassign", moves()).end();
        assertExit(12, alone);
        assertTrue(
                alone.toString().contains("HTTPS_PROXY") && alone.toString().contains("CHECKBULK_CA_FILE"),
                alone::toString);
        try (Squid squid = squid(null)) {
            Jbang.Ended stranger = behind("reassign", moves())
                    .with("CHECKBULK_CA_FILE", "")
                    .with("HTTPS_PROXY", "http://" + squid.address())
                    .end();
            assertExit(12, stranger);
            assertTrue(stranger.toString().contains("certificate"), stranger::toString);
            assertTrue(stranger.toString().contains("HTTPS_PROXY"), stranger::toString);
            assertTrue(stranger.toString().contains("CHECKBULK_CA_FILE"), stranger::toString);
        }
        assertEquals(0, standin.judge().counts().requests());
    }

    @Test
    void f16WhatCannotBeUsedIsOneSentence() throws Exception {
        Jbang.Ended proxy = behind("reassign", moves())
                .with("HTTPS_PROXY", "https://dana:walrus@127.0.0.1:1")
                .end();
        assertExit(2, proxy);
        assertTrue(proxy.err().contains("HTTPS_PROXY cannot be used"), proxy::toString);
        assertFalse(proxy.toString().contains("walrus"), proxy::toString);
        Jbang.Ended file = behind("reassign", moves())
                .with("CHECKBULK_CA_FILE", folder.resolve("none.pem").toString())
                .end();
        assertExit(2, file);
        assertTrue(file.err().contains("CHECKBULK_CA_FILE names a file that does not exist"), file::toString);
    }

    /** F17: the first address of the name does not answer. */
    @Test
    void f17TheNextAddressOfTheHostsFileIsTried() throws Exception {
        Path hosts = Files.writeString(
                folder.resolve("hosts"), "127.0.0.2 sandbox.checkhq.com\n127.0.0.1 sandbox.checkhq.com\n");
        Jbang.Ended ended = behind("reassign", moves())
                .with("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts)
                .end();
        assertExit(0, ended);
        assertEquals(1, standin.judge().counts().updates().get("employees"));
    }

    /** F40: a gateway of the company's that leads to Check. */
    @Test
    void f40APlaceIsAllowedByItsExactNameAndGuardedAsProductionIs() throws Exception {
        String gateway = "https://gateway.example:" + port;
        Path hosts = Files.writeString(folder.resolve("hosts"), hosts());
        String names = "-Djdk.net.hosts.file=" + hosts;
        Jbang.Ended refused = behind("reassign", moves())
                .with("CHECK_BASE_URL", gateway)
                .with("JAVA_TOOL_OPTIONS", names)
                .end();
        assertExit(2, refused);
        assertTrue(refused.err().contains("CHECKBULK_ALLOW_PLACE"), refused::toString);
        Jbang.Ended unasked = behind("reassign", moves())
                .with("CHECK_BASE_URL", gateway)
                .with("CHECKBULK_ALLOW_PLACE", gateway + "/")
                .with("JAVA_TOOL_OPTIONS", names)
                .end();
        assertExit(2, unasked);
        assertTrue(unasked.err().contains("--yes"), unasked::toString);
        Jbang.Ended agreed = behind("reassign", moves(), "--yes")
                .with("CHECK_BASE_URL", gateway)
                .with("CHECKBULK_ALLOW_PLACE", gateway + "/")
                .with("JAVA_TOOL_OPTIONS", names)
                .end();
        assertExit(0, agreed);
        assertEquals(1, standin.judge().counts().updates().get("employees"));
    }

    /** F4: the same file to the same server, spelled otherwise, is the same work. */
    @Test
    void f04OnePlaceUnderSeveralSpellingsIsOnePlace() throws Exception {
        assertExit(0, withKey(standin, "reassign", moves()).end());
        Jbang.Ended again = withKey(standin, "reassign", moves())
                .with("CHECK_BASE_URL", "HTTP://LocalHost:" + standin.port() + "/")
                .end();
        assertExit(13, again);
        standin.records().mentionEmployee("emp_2", "wrk_0");
        String plan = folder.resolve("later.plan").toString();
        String other = file("other.csv", "employee,workplaces\nemp_2,wrk_1\n");
        assertExit(0, withKey(standin, "reassign", other, "--plan-out", plan).end());
        assertExit(
                0,
                withKey(standin, "apply", plan)
                        .with("CHECK_BASE_URL", "http://localhost:" + standin.port())
                        .end());
        try (var quota = Files.list(folder.resolve("home/quota"))) {
            assertEquals(
                    1, quota.filter(file -> file.toString().endsWith(".v2")).count(), "one budget");
        }
    }
}
