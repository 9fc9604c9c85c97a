package dev.mockbank.admin.accounts;

import dev.mockbank.shared.Account;
import dev.mockbank.shared.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the accounts of a type come to.
///
/// @param type as on the wire
record TypeTotal(String type, int accounts, Money balance) {

    /// One for each type that there is, in the order of their names.
    static List<TypeTotal> of(Collection<Account> accounts) {
        return accounts.stream()
                .collect(Collectors.groupingBy(Account::type, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new TypeTotal(entry.getKey(), entry.getValue().size(), balance(entry.getValue())))
                .toList();
    }

    /// What accounts come to; it may leave the bound of one balance.
    static Money balance(Collection<Account> accounts) {
        return new Money(accounts.stream()
                .map(account -> account.balance().amount())
                .reduce(Money.ZERO.amount(), BigDecimal::add));
    }

    /// A type as people read it: `Checking`.
    static String title(String type) {
        return type.isEmpty() ? "" : Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
