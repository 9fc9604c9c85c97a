package dev.mockbank.server.transaction;

import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.MoneyFormatException;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.problem.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Explains why a batch of postings was refused.
final class BatchErrors {

    /// The field of the request that has the postings.
    static final String LIST = "transactions";

    private BatchErrors() {}

    /// One error for each posting that caused the refusal; when none does any more, one error for the
    /// whole list.
    ///
    /// @param balances the current balances of the accounts that exist
    static List<FieldError> of(List<NewTransaction> postings, Map<Long, Money> balances) {
        var errors = new ArrayList<FieldError>();
        var running = new HashMap<>(balances);
        for (int index = 0; index < postings.size(); index++) {
            var posting = postings.get(index);
            var balance = running.get(posting.accountId());
            if (balance == null) {
                errors.add(FieldErrors.NO_SUCH_ACCOUNT.at("body", LIST, index, "account_id"));
                continue;
            }
            try {
                running.put(posting.accountId(), balance.plus(posting.amount()));
            } catch (MoneyFormatException tooLarge) {
                errors.add(FieldErrors.BALANCE_OUT_OF_RANGE.at("body", LIST, index, "amount"));
            }
        }
        return errors.isEmpty() ? List.of(FieldErrors.BALANCE_OUT_OF_RANGE.at("body", LIST)) : errors;
    }
}
