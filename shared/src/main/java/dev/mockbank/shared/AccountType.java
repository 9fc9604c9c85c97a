package dev.mockbank.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The types that a new account can have.
public enum AccountType {
    CHECKING("checking"),
    SAVINGS("savings");

    private static final List<String> WIRE_NAMES =
            Arrays.stream(values()).map(AccountType::wireName).toList();

    private final String wireName;

    AccountType(String wireName) {
        this.wireName = wireName;
    }

    /// The name on the wire and in the database, in small letters.
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// The type with this name on the wire.
    public static Optional<AccountType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    /// All names on the wire, in their order.
    public static List<String> wireNames() {
        return WIRE_NAMES;
    }
}
