package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.shared.TransactionSort;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The order of a list of transactions. Texts are compared by code point, so that every database sorts
/// alike. Equal rows are sorted by time and then by id, in the same direction; rows without a category
/// or description come last in both directions.
///
/// @param descending whether the largest or latest comes first
record TransactionOrder(TransactionSort sort, boolean descending) {

    /// As in the index.
    private static final String BEGINNING_OF_CATEGORY = "left(category, 100)";

    /// The name of a row's account, for statements with the parameter `sandbox`.
    private static final String NAME_OF_ACCOUNT = "(SELECT left(name, 100) COLLATE \"C\" FROM accounts"
            + " WHERE accounts.ledger_id = " + TransactionStore.LEDGER + " AND accounts.id = account_id)";

    private static final List<String> BY_TIME = List.of("timestamp", "id");
    private static final List<String> DIRECTIONS = List.of("asc", "desc");
    private static final List<String> DIRECTIONS_OF_TIME = List.of("newest", "oldest", "asc", "desc");

    /// A part of a list that one statement can read in order.
    ///
    /// @param conditions which rows it includes, after the position where the page begins
    /// @param sorting    the columns of the `ORDER BY`
    /// @param walk       how indexes serve it
    record Section(Conditions conditions, String sorting, Walk walk) {

        Section(Conditions conditions, String sorting) {
            this(conditions, sorting, Walk.NONE);
        }
    }

    /// Whether a part of a list is read category by category, or account by account, each in the order
    /// of an index.
    enum Walk {
        NONE,
        CATEGORIES,
        ACCOUNTS
    }

    /// The values of the query parameter `order`.
    static List<String> wireNames(TransactionSort sort) {
        return sort == TransactionSort.TIME ? DIRECTIONS_OF_TIME : DIRECTIONS;
    }

    /// The order with one of these [values][#wireNames]; null means the default of the sort.
    static TransactionOrder of(TransactionSort sort, @Nullable String direction) {
        return new TransactionOrder(
                sort, direction == null ? descends(sort) : direction.equals("desc") || direction.equals("newest"));
    }

    /// All orders.
    static Stream<TransactionOrder> all() {
        return Stream.of(TransactionSort.values())
                .flatMap(sort -> Stream.of(new TransactionOrder(sort, true), new TransactionOrder(sort, false)));
    }

    /// The prefix of the cursors of a list; none is a prefix of another.
    String list() {
        if (sort == TransactionSort.TIME) {
            return descending ? "transactions" : "transactions-oldest";
        }
        return (descending ? "desc-" : "asc-") + sort.wireName() + "-transactions";
    }

    /// The parts of the list after a position, in order: for texts, first the transactions that have
    /// one.
    ///
    /// @param after null for the whole list
    List<Section> sections(@Nullable TransactionPlace after) {
        if (isByAccount()) {
            return accountSections(after);
        }
        if (!isByText()) {
            var columns = sort == TransactionSort.TIME ? BY_TIME : List.of(key(), "timestamp", "id");
            return List.of(new Section(behind(columns, after), sorting(columns)));
        }
        var withText = List.of(key(), "timestamp", "id");
        boolean beginsWithout = after != null && after.key() == null;
        var without =
                new Section(behind(BY_TIME, beginsWithout ? after : null).add(key() + " IS NULL"), sorting(BY_TIME));
        if (beginsWithout) {
            return List.of(without);
        }
        if (sort == TransactionSort.DESCRIPTION) {
            return List.of(
                    new Section(behind(withText, after).add(key() + " IS NOT NULL"), sorting(withText)), without);
        }
        var categories = new Section(
                categoriesBehind(key(), after).add(key() + " IS NOT NULL"), sorting(withText), Walk.CATEGORIES);
        if (after == null) {
            return List.of(categories, without);
        }
        var rest = behind(BY_TIME, after).add(BEGINNING_OF_CATEGORY + " = :after_key", "after_key", after.key());
        return List.of(new Section(rest, sorting(BY_TIME)), categories, without);
    }

    /// First the rest of the account at the position, whatever its current name, then the accounts after
    /// it.
    private List<Section> accountSections(@Nullable TransactionPlace after) {
        var sorting = sorting(List.of(key(), "account_id", "timestamp", "id"));
        var accounts = new Section(accountsBehind(key(), "account_id", after), sorting, Walk.ACCOUNTS);
        if (after == null) {
            return List.of(accounts);
        }
        var rest = behind(BY_TIME, after)
                .add(
                        "account_id = :after_account",
                        "after_account",
                        after.account().id());
        return List.of(new Section(rest, sorting(BY_TIME)), accounts);
    }

    /// The accounts after that of a position.
    ///
    /// @param name the SQL of the name
    /// @param id   the SQL of the id
    Conditions accountsBehind(String name, String id, @Nullable TransactionPlace after) {
        var conditions = new Conditions();
        if (after == null) {
            return conditions;
        }
        return conditions
                .add("(" + name + ", " + id + ")" + (descending ? " < " : " > ") + "(:after_key, :after_account)")
                .add(id + " <> :after_account")
                .set("after_key", after.account().name())
                .set("after_account", after.account().id());
    }

    /// The categories after that of a position.
    ///
    /// @param category the SQL of the category
    Conditions categoriesBehind(String category, @Nullable TransactionPlace after) {
        var condition = category + (descending ? " < " : " > ") + ":after_key";
        return new Conditions().add(condition, "after_key", after == null ? null : after.key());
    }

    /// The whole list as one part, which an index serves only if it is not sorted by a text.
    Section whole() {
        if (!isByText()) {
            return sections(null).getFirst();
        }
        return new Section(new Conditions(), key() + direction() + " NULLS LAST, " + sorting(BY_TIME));
    }

    private static boolean descends(TransactionSort sort) {
        return switch (sort) {
            case TIME, AMOUNT, BALANCE_AFTER -> true;
            case DESCRIPTION, CATEGORY, ACCOUNT -> false;
        };
    }

    /// Whether it sorts by a text, which a transaction may lack.
    private boolean isByText() {
        return switch (sort) {
            case TIME, AMOUNT, ACCOUNT, BALANCE_AFTER -> false;
            case DESCRIPTION, CATEGORY -> true;
        };
    }

    boolean isByAccount() {
        return sort == TransactionSort.ACCOUNT;
    }

    /// The SQL of the first sort key.
    String key() {
        return switch (sort) {
            case TIME -> "timestamp";
            case AMOUNT -> "amount";
            case DESCRIPTION -> "left(description, 100) COLLATE \"C\"";
            case CATEGORY -> BEGINNING_OF_CATEGORY + " COLLATE \"C\"";
            case ACCOUNT -> NAME_OF_ACCOUNT;
            case BALANCE_AFTER -> TransactionStore.BALANCE_AFTER;
        };
    }

    private Conditions behind(List<String> columns, @Nullable TransactionPlace after) {
        var conditions = new Conditions();
        if (after == null) {
            return conditions;
        }
        boolean byTime = columns.equals(BY_TIME);
        var parameters = byTime ? ":after_timestamp, :after_id" : ":after_key, :after_timestamp, :after_id";
        conditions
                .add("(" + String.join(", ", columns) + ") " + (descending ? "<" : ">") + " (" + parameters + ")")
                .set("after_timestamp", Rows.bindable(after.timestamp()))
                .set("after_id", after.id());
        return byTime ? conditions : conditions.set("after_key", Objects.requireNonNull(after.key()));
    }

    /// The columns of the `ORDER BY`, all in the direction of the list.
    String sorting(List<String> columns) {
        return columns.stream().map(column -> column + direction()).collect(Collectors.joining(", "));
    }

    private String direction() {
        return descending ? " DESC" : "";
    }
}
