package dev.mockbank.shared.client;

import dev.mockbank.shared.BalanceAt;
import dev.mockbank.shared.CategoryCount;
import dev.mockbank.shared.Sum;
import java.util.List;

/// What the transactions come to. For what each method throws see [MockbankClient].
public final class SummariesClient {

    private final Http http;

    SummariesClient(Http http) {
        this.http = http;
    }

    /// Income, spending and number of the transactions of each month that has any.
    public List<Sum.OfMonth> sumsByMonth(SumFilter filter) {
        return sums(filter, "month", Sum.OfMonth.class);
    }

    /// Income, spending and number of the transactions of each category that has any.
    public List<Sum.OfCategory> sumsByCategory(SumFilter filter) {
        return sums(filter, "category", Sum.OfCategory.class);
    }

    /// Income, spending and number of the transactions of each category in each month that has any.
    public List<Sum.OfMonthAndCategory> sumsByMonthAndCategory(SumFilter filter) {
        return sums(filter, "month,category", Sum.OfMonthAndCategory.class);
    }

    /// The balances at the end of days or months, the earliest first.
    public List<BalanceAt> balances(BalanceFilter filter) {
        return http.list("/balances", filter.query(), BalanceAt.class);
    }

    /// The categories that transactions have, the most used first.
    ///
    /// @param limit how many at most, 1 to 1,000
    public List<CategoryCount> categories(int limit) {
        return http.list("/categories", Query.NONE.with("limit", limit), CategoryCount.class);
    }

    private <T extends Sum> List<T> sums(SumFilter filter, String by, Class<T> type) {
        return http.list("/sums", filter.query().with("by", by), type);
    }
}
