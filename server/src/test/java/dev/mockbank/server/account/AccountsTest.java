package dev.mockbank.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Await;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountsTest {

    private static final String DATABASE = TestPostgres.freshDatabase();
    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1.015, 1.02",
        "-1.015, -1.02",
        "0.005, 0.01",
        "1e3, 1000.00",
        "1e-999999999, 0.00",
        "9999999999999999.99, 9999999999999999.99",
        "-9999999999999999.99, -9999999999999999.99",
        "100, 100.00",
        "null, 0.00"
    })
    void roundsTheBalanceAndWritesTwoDecimals(String balance, String expected) {
        for (var form : balance.equals("null") ? List.of("null") : List.of(balance, "\"" + balance + "\"")) {
            var created = bank.post("/accounts", "{\"name\":\"a\",\"type\":\"savings\",\"balance\":" + form + "}");

            assertThat(created.status()).isEqualTo(201);
            assertThat(created.text()).endsWith("\"balance\":" + expected + "}");
            assertThat(bank.get("/accounts/" + created.json().get("id")).text()).isEqualTo(created.text());
        }
    }

    @Test
    void keepsAnyNameAsItIs() {
        for (var name : List.of("😀".repeat(200), "\u0001\u007f\u2028", " ", "'; DROP TABLE accounts; --", ":id ?")) {
            var body = dev.mockbank.shared.Json.mapper().writeValueAsString(Map.of("name", name, "type", "checking"));

            assertThat(bank.post("/accounts", body).json().get("name").stringValue())
                    .isEqualTo(name);
        }
    }

    @Test
    void changesNameAndTypeEachAlone() {
        long id = bank.newAccount("5");

        assertThat(bank.patch("/accounts/" + id, "{\"name\":\"new\"}").text())
                .isEqualTo("{\"id\":" + id + ",\"name\":\"new\",\"type\":\"checking\",\"balance\":5.00}");
        assertThat(bank.patch("/accounts/" + id, "{\"type\":\"savings\"}").text())
                .isEqualTo("{\"id\":" + id + ",\"name\":\"new\",\"type\":\"savings\",\"balance\":5.00}");
        assertThat(bank.patch("/accounts/" + id, "{}").text())
                .isEqualTo(bank.get("/accounts/" + id).text());
    }

    @Test
    void itsTransactionsGoWithAnAccount() {
        long id = bank.newAccount("5");
        long other = bank.newAccount("5");
        for (long account : List.of(id, id, other)) {
            bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1}");
        }

        var deleted = bank.delete("/accounts/" + id);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(bank.get("/accounts/" + id).status()).isEqualTo(404);
        assertThat(bank.delete("/accounts/" + id).status()).isEqualTo(404);
        assertThat(bank.get("/transactions?account_id=" + id).text()).isEqualTo("[]");
        assertThat(bank.get("/transactions?account_id=" + other).json().size()).isEqualTo(1);
        Await.until(
                60,
                () -> TestPostgres.query(DATABASE, "SELECT count(*) FROM transactions WHERE account_id = " + id)
                        .equals("0"));
    }

    @Test
    void showsAnAccountOfAnotherTypeThatWasTakenOver() {
        TestPostgres.execute(
                DATABASE, "INSERT INTO accounts (ledger_id, id, name, type, balance) VALUES (1, 77000, '', 'gold', 1)");

        assertThat(bank.get("/accounts/77000").text())
                .isEqualTo("{\"id\":77000,\"name\":\"\",\"type\":\"gold\",\"balance\":1.00}");
        assertThat(bank.get("/accounts?type=gold").json().size()).isEqualTo(1);
        assertThat(bank.patch("/accounts/77000", "{\"name\":\"x\"}")
                        .json()
                        .get("type")
                        .stringValue())
                .isEqualTo("gold");
        bank.delete("/accounts/77000");
    }

    @Test
    void aNameIsFoundByAnyPartOfItInAnyCase() {
        var ids = new ArrayList<String>();
        for (var name : List.of("100% Ökostrom", "under_score", "back\\\\slash", "plain")) {
            ids.add(bank.post("/accounts", "{\"name\":\"" + name + "\",\"type\":\"checking\"}")
                    .json()
                    .get("id")
                    .toString());
        }

        assertThat(found("%25")).containsExactly(ids.get(0));
        assertThat(found("100%25%20%C3%B6KO")).containsExactly(ids.get(0));
        assertThat(found("_")).containsExactly(ids.get(1));
        assertThat(found("%5C")).containsExactly(ids.get(2));
        assertThat(found("pla_n")).isEmpty();
        assertThat(found("PLAIN")).containsExactly(ids.get(3));
    }

    private static List<String> found(String q) {
        return bank.get("/accounts?type=checking&q=" + q)
                .json()
                .valueStream()
                .map(account -> account.get("id").toString())
                .toList();
    }
}
