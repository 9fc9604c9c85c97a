package dev.mockbank.admin.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.admin.AttachedSession;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.work.PlainWindow;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.ApiKeyChange;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.MockbankClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The model of the API keys on the shared server.
class KeysModelTest {

    private final RealServer server = RealServer.shared();
    private final AttachedSession attached = new AttachedSession(server);
    private final PlainWindow window = attached.window();
    private final List<Object> heard = new ArrayList<>();
    private KeysModel model;

    @BeforeEach
    void open() {
        model = window.call(() -> new KeysModel(attached.session(), window.work()));
        window.await(() -> !model.keys().isEmpty());
    }

    @AfterEach
    void close() {
        attached.close();
    }

    @Test
    void showsAKeyOnceWithACommandThatTriesIt() {
        var issued = make("shown once", 60);

        assertThat(issued.curl())
                .isEqualTo("curl " + server.address() + "/accounts -H \"x-api-key: "
                        + issued.key().key() + "\"");
        try (var client = MockbankClient.of(server.address(), issued.key().key())) {
            assertThat(client.accounts().list()).isNotNull();
        }
        assertThat(await(named("shown once")).rateLimit()).isEqualTo(60);
    }

    @Test
    void changesNameAndLimit() {
        make("before", 60);

        var key = await(named("before"));
        window.run(() -> model.change(key, new ApiKeyChange(true, "after", true, null), () -> {}, heard::add));

        assertThat(await(named("after")).rateLimit()).isNull();
    }

    @Test
    void aRevokedKeyIsRefusedAndStaysInItsPlaceUntilTheScreenIsOpenedAgain() {
        var issued = make("to be revoked", null);
        var key = await(named("to be revoked"));

        window.run(model::follow);
        var before = window.call(() -> ids());
        window.run(() -> model.revoke(key, () -> heard.add("revoked"), heard::add));
        await(named("to be revoked").and(ApiKey::revoked));

        assertThat(window.call(() -> ids())).isEqualTo(before);
        window.run(() -> model.revokedHiddenProperty().set(true));
        assertThat(window.call(() -> ids())).doesNotContain(key.id());
        window.run(() -> model.revokedHiddenProperty().set(false));
        assertThat(window.call(() -> ids())).contains(key.id());

        window.run(model::follow);
        window.await(() -> revokedStandLast());
        try (var client = MockbankClient.of(server.address(), issued.key().key())) {
            assertThatThrownBy(() -> client.accounts().list()).isInstanceOf(ApiException.class);
        }
    }

    private boolean revokedStandLast() {
        var revoked = model.shown().stream().map(ApiKey::revoked).toList();
        return revoked.equals(revoked.stream().sorted().toList());
    }

    @Test
    void knowsTheKeyThatTheConsoleUses() {
        assertThat(window.call(() -> model.keys().stream().filter(model::isOwn).count()))
                .isEqualTo(1);
    }

    @Test
    void tellsWhichFieldTheBankRefuses() {
        window.run(() -> model.create(new NewApiKey("n".repeat(201), null), heard::add, heard::add));
        window.await(() -> !heard.isEmpty());

        assertThat(heard.getFirst())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.of("name")).isPresent());
    }

    private KeysModel.Issued make(String name, @Nullable Integer limit) {
        window.run(() -> model.create(new NewApiKey(name, limit), heard::add, heard::add));
        window.await(() -> !heard.isEmpty());
        return (KeysModel.Issued) heard.removeFirst();
    }

    private List<Long> ids() {
        return model.shown().stream().map(ApiKey::id).toList();
    }

    private ApiKey await(Predicate<ApiKey> wanted) {
        window.await(() -> model.keys().stream().anyMatch(wanted));
        return window.call(
                () -> model.keys().stream().filter(wanted).findFirst().orElseThrow());
    }

    private static Predicate<ApiKey> named(String name) {
        return key -> name.equals(key.name());
    }
}
