package dev.mockbank.admin.screen;

/// The screens, in the order of the side bar and of their shortcuts.
public enum Screen {
    OVERVIEW("Overview", 1),
    ACCOUNTS("Accounts", 2),
    TRANSACTIONS("Transactions", 3),
    KEYS("API keys", 4),
    SERVER("Server", 5);

    private final String title;
    private final int digit;

    Screen(String title, int digit) {
        this.title = title;
        this.digit = digit;
    }

    /// What the user reads in the side bar and above the screen.
    public String title() {
        return title;
    }

    /// The digit that opens it together with Ctrl or Cmd.
    public int digit() {
        return digit;
    }
}
