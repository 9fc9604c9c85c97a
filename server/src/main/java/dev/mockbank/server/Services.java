package dev.mockbank.server;

import dev.mockbank.server.access.ApiKeys;
import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.demo.DemoLoader;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.transaction.Transactions;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/// What the routes of the API work with.
///
/// @param purge is called when there are rows to delete in the background
record Services(
        Clock clock,
        JsonMapper json,
        Database database,
        DatabaseUrl url,
        Claims claims,
        ApiKeys apiKeys,
        Accounts accounts,
        Transactions transactions,
        DemoLoader demo,
        Runnable purge) {}
