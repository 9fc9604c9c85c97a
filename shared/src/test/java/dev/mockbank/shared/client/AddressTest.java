package dev.mockbank.shared.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000, http://127.0.0.1:8000/accounts?q=a%26b",
        "https://example.com/, https://example.com/accounts?q=a%26b",
        "https://example.com/bank/, https://example.com/bank/accounts?q=a%26b",
        "http://[::1]:8000, http://[::1]:8000/accounts?q=a%26b"
    })
    void isTheRootOfTheApi(URI address, URI expected) {
        assertThat(Address.of(address).of("/accounts", Query.NONE.with("q", "a&b")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8000", "127.0.0.1", "ftp://example.com", "http:///x", "http://a/?q=1", "http://a/#x"})
    void refusesWhatIsNoAddressOfAServer(URI address) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> MockbankClient.of(address, "key"))
                .withMessageContaining("is not an address of a server");
    }

    @Test
    void refusesAKeyThatCouldNotBeSent() {
        for (var key : new String[] {"a b", "a\n", "\u00e4"}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> MockbankClient.of(URI.create("http://127.0.0.1:8000"), key))
                    .withMessageContaining("copy it again");
        }
    }
}
