package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The upright axis of a live chart.
class TrendScaleTest {

    @Test
    void endsAtARoundFigureAboveAll() {
        assertThat(TrendScale.of(List.of(3.0, 18.0, 0.0, 16.0), 4).top()).isEqualTo(30);
        assertThat(TrendScale.of(List.of(0.2), 1).top()).isEqualTo(1);
        assertThat(TrendScale.of(List.of(), 4)).isEqualTo(new TrendScale(4, 0));
        assertThat(TrendScale.of(List.of(880.0), 1).top()).isEqualTo(2000);
    }

    @Test
    void oneSpikeDoesNotFlattenTheRest() {
        var figures = new ArrayList<>(Collections.nCopies(60, 1.4));
        figures.add(512.0);

        var scale = TrendScale.of(figures, 1);

        assertThat(scale.top()).isEqualTo(4);
        assertThat(scale.cuts()).isTrue();
        assertThat(scale.peak()).isEqualTo(512);
        assertThat(scale.share(512)).isEqualTo(1);
        assertThat(scale.share(2)).isEqualTo(0.5);
    }

    @Test
    void aLoadThatRisesIsNoSpike() {
        var figures = new ArrayList<Double>();
        for (int second = 1; second <= 100; second++) {
            figures.add((double) second);
        }
        assertThat(TrendScale.of(figures, 4).cuts()).isFalse();
    }
}
