package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank.Reply;
import dev.mockbank.server.summary.SumsAudit;
import java.io.IOException;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/// Audits what the API answers of many transactions at once, sums, balances and counts, against the rows in the
/// database: after a crash, too, none of them may have lost or doubled one. To be used while nobody posts.
///
/// @param databaseUrl where the rows are
/// @param api         how the server is asked
record SummaryAudit(String databaseUrl, Api api) {

    /// The way to a server.
    interface Api {

        /// Asks with an API key.
        Reply get(String path) throws IOException;
    }

    /// Checks the answers about all accounts together and about each of these; the transactions are of this year.
    void check(long... accounts) throws IOException {
        check("", "true", "SELECT sum(balance) FROM accounts");
        for (long account : accounts) {
            check(
                    "account_id=" + account,
                    "account_id = " + account,
                    "SELECT balance FROM accounts WHERE id = " + account);
        }
        SumsAudit.check(databaseUrl);
    }

    private void check(String filter, String condition, String balance) throws IOException {
        var income = BigDecimal.ZERO;
        var expense = BigDecimal.ZERO;
        long count = 0;
        for (var month : ask("/sums?" + filter)) {
            income = income.add(decimal(month.get("income")));
            expense = expense.add(decimal(month.get("expense")));
            count += month.get("count").longValue();
        }
        var sums = "SELECT count(*) || ' ' || coalesce(sum(greatest(amount, 0.00)), 0.00) || ' '"
                + " || coalesce(sum(least(amount, 0.00)), 0.00) FROM transactions WHERE ";
        assertThat("%d %.2f %.2f".formatted(count, income, expense))
                .as("/sums of %s", condition)
                .isEqualTo(TestPostgres.query(databaseUrl, sums + condition));
        assertThat(ask("/transactions/count?" + filter).get("count").longValue())
                .as("/transactions/count of %s", condition)
                .isEqualTo(count);
        var days = ask("/balances?" + filter);
        assertThat(decimal(days.get(days.size() - 1).get("balance")))
                .as("/balances of %s", condition)
                .isEqualByComparingTo(TestPostgres.query(databaseUrl, balance));
    }

    private JsonNode ask(String path) throws IOException {
        var reply = api.get(path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static BigDecimal decimal(JsonNode amount) {
        return new BigDecimal(amount.toString());
    }
}
