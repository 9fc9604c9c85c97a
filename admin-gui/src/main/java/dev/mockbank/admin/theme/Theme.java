package dev.mockbank.admin.theme;

/// Which of the two looks the user wants.
public enum Theme {
    SYSTEM("Like the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String title;

    Theme(String title) {
        this.title = title;
    }

    /// What the user reads.
    public String title() {
        return title;
    }
}
