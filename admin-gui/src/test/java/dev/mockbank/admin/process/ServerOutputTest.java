package dev.mockbank.admin.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The bounded memory of what the server printed.
class ServerOutputTest {

    private final ServerOutput output = new ServerOutput();

    @Test
    void keepsTheLastLines() {
        for (int line = 0; line < ServerOutput.MAX_LINES + 10; line++) {
            output.add("line " + line);
        }

        assertThat(output.since(0).lines())
                .hasSize(ServerOutput.MAX_LINES)
                .first()
                .isEqualTo("line 10");
        assertThat(output.last(2)).containsExactly("line 5008", "line 5009");
    }

    @Test
    void tellsWhatIsNewSinceTheLastTime() {
        output.add("one");
        var first = output.since(0);
        output.add("two");

        var second = output.since(first.next());

        assertThat(first.lines()).containsExactly("one");
        assertThat(second.lines()).containsExactly("two");
        assertThat(output.since(second.next()).lines()).isEmpty();
    }

    @Test
    void cutsALineWithoutEnd() {
        output.add("x".repeat(10_000));

        assertThat(output.last(1).getFirst()).hasSize(ServerOutput.MAX_CHARACTERS + 1);
    }
}
