package dev.mockbank.admin.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.AttachedSession;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.work.PlainWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a screen shows while its bank is asked again and again.
class ScreenContentTest {

    private final AttachedSession attached = new AttachedSession(RealServer.shared());
    private final PlainWindow window = attached.window();
    private final Semaphore answers = new Semaphore(0);
    private final List<String> shown = new ArrayList<>();
    private ScreenContent content;

    @BeforeEach
    void make() {
        content = window.call(() -> new ScreenContent(attached.session()));
    }

    @AfterEach
    void close() {
        attached.close();
    }

    @Test
    void aBankThatChangesFasterThanItAnswersIsShownAllTheSame() {
        load("first");
        load("second");
        load("third");
        answers.release();
        window.await(() -> shown.contains("first"));

        answers.release();
        window.await(() -> shown.size() > 1);

        assertThat(window.call(() -> List.copyOf(shown)))
                .as("what changed meanwhile is asked once")
                .containsExactly("first", "third");
        assertThat(answers.hasQueuedThreads()).isFalse();
    }

    @Test
    void otherContentIsNotWaitedFor() {
        load("first");
        window.run(() -> content.loadOther(_ -> "other", this::show, () -> {}));

        window.await(() -> shown.contains("other"));
        answers.release();
        load("next");
        window.await(() -> shown.contains("next"));

        assertThat(window.call(() -> List.copyOf(shown))).containsExactly("other", "next");
    }

    private void load(String answer) {
        window.run(() -> content.load(
                _ -> {
                    answers.acquire();
                    return answer;
                },
                this::show));
    }

    private boolean show(String answer) {
        return shown.add(answer);
    }
}
