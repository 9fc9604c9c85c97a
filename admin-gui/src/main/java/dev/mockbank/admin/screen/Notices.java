package dev.mockbank.admin.screen;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Short sentences that say what has been done. The window shows them where they cover nothing that can be used, the
/// latest last, at most [#MAX_SHOWN] at once.
public final class Notices {

    /// How many are shown at once.
    public static final int MAX_SHOWN = 2;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnly = FXCollections.unmodifiableObservableList(shown);

    /// Those that are to be shown, the latest last.
    public ObservableList<Notice> shown() {
        return readOnly;
    }

    /// Shows a sentence for some seconds. The same one twice is one notice, shown anew.
    public void tell(String sentence) {
        shown.removeIf(
                notice -> notice.isTimed() && notice.sentenceProperty().get().equals(sentence));
        add(new Notice(sentence, Optional.empty(), true));
    }

    /// Shows a sentence with a button for some seconds.
    public void tell(String sentence, Notice.Offer offer) {
        add(new Notice(sentence, Optional.of(offer), true));
    }

    /// Shows a sentence with a button until it is taken away again.
    public Notice hold(String sentence, Notice.Offer offer) {
        var notice = new Notice(sentence, Optional.of(offer), false);
        add(notice);
        return notice;
    }

    /// Takes a notice away.
    public void remove(Notice notice) {
        shown.remove(notice);
    }

    /// Takes back what was done last, as far as a notice still offers that.
    public void undoLatest() {
        shown.reversed().stream()
                .filter(notice -> notice.offer().filter(Notice.Offer::undoes).isPresent())
                .findFirst()
                .ifPresent(this::takeOffer);
    }

    /// Presses the button of a notice, which is done with then.
    public void takeOffer(Notice notice) {
        remove(notice);
        notice.offer().ifPresent(offer -> offer.act().run());
    }

    private void add(Notice notice) {
        shown.add(notice);
        // One that is held goes when its time has come.
        while (shown.size() > MAX_SHOWN && shown.stream().anyMatch(Notice::isTimed)) {
            shown.stream().filter(Notice::isTimed).findFirst().ifPresent(shown::remove);
        }
    }
}
