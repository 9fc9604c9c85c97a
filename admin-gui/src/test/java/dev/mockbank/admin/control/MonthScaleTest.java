package dev.mockbank.admin.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthScaleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void namesEveryMonthOfAFew() {
        assertThat(texts(TODAY.minusMonths(3), 6)).containsExactly("Sep 2026", "Oct", "Nov");
    }

    @Test
    void namesSomeMonthsOfMany() {
        assertThat(texts(TODAY.minusYears(2), 6)).containsExactly("Jan 2025", "May", "Sep", "Jan 2026", "May", "Sep");
    }

    @Test
    void namesDaysWhereHardlyAMonthBegins() {
        assertThat(texts(TODAY.minusDays(6), 7))
                .containsExactly("16 Nov", "17 Nov", "18 Nov", "19 Nov", "20 Nov", "21 Nov", "22 Nov");
        assertThat(texts(TODAY.minusDays(6), 3)).containsExactly("16 Nov", "19 Nov", "22 Nov");
        assertThat(texts(TODAY.minusDays(31), 4)).containsExactly("31 Oct", "11 Nov", "22 Nov");
        assertThat(texts(TODAY, 4)).containsExactly("22 Nov");
    }

    @Test
    void staysWithinItsNumberOfLabels() {
        for (int most = 1; most <= 8; most++) {
            assertThat(texts(TODAY.minusYears(10), most)).hasSizeLessThanOrEqualTo(most);
            assertThat(texts(TODAY.minusDays(20), most)).hasSizeBetween(1, most);
        }
    }

    @Test
    void tellsWhereADayLies() {
        var scale = new MonthScale(TODAY.minusDays(10), TODAY);

        assertThat(scale.share(TODAY.minusDays(5))).isEqualTo(0.5);
        assertThat(new MonthScale(TODAY, TODAY).share(TODAY)).isZero();
    }

    private static List<String> texts(LocalDate first, int most) {
        return new MonthScale(first, TODAY)
                .marks(most).stream().map(MonthScale.Mark::text).toList();
    }
}
