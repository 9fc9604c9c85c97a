package dev.mockbank.admin.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.admin.format.NumberText;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLimitTest {

    private static final NumberText NUMBERS = new NumberText(Locale.US);

    @Test
    void saysHowManyRequestsAMinute() {
        assertThat(KeyLimit.typed("60").text(NUMBERS)).isEqualTo("60 / min");
        assertThat(KeyLimit.typed(" 1000000 ").text(NUMBERS)).isEqualTo("1,000,000 / min");
        assertThat(KeyLimit.typed("0").text(NUMBERS)).isEqualTo("No limit");
        assertThat(KeyLimit.typed("").text(NUMBERS)).isEqualTo("Default");
    }

    @Test
    void isTypedAsItWasShown() {
        assertThat(KeyLimit.typed("60").toType()).isEqualTo("60");
        assertThat(new KeyLimit(null).toType()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "many", "1000001", "99999999999"})
    void refusesWhatNoKeyCanHave(String typed) {
        assertThatThrownBy(() -> KeyLimit.typed(typed)).isInstanceOf(NumberFormatException.class);
    }
}
