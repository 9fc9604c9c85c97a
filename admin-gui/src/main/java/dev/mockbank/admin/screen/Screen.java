package dev.mockbank.admin.screen;

/// The screens, in the order of the side bar and of their shortcuts.
public enum Screen {
    OVERVIEW("Overview"),
    ACCOUNTS("Accounts"),
    TRANSACTIONS("Transactions"),
    KEYS("API keys"),
    SERVER("Server");

    private final String title;

    Screen(String title) {
        this.title = title;
    }

    /// What the user reads in the side bar and above the screen.
    public String title() {
        return title;
    }

    /// The digit that opens it together with Ctrl or Cmd.
    public int digit() {
        return ordinal() + 1;
    }
}
