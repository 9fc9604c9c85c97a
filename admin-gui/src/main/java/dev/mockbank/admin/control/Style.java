package dev.mockbank.admin.control;

/// The classes of `admin.css`, beside those of AtlantaFX's `Styles`.
public final class Style {

    public static final String SCREEN = "screen";
    public static final String SCREEN_HEAD = "screen-head";
    public static final String SCREEN_TITLE = "screen-title";
    public static final String SCREEN_PLACE = "screen-place";
    public static final String ACTIONS = "actions";
    public static final String CARD = "card";
    public static final String CARD_HEAD = "card-head";
    public static final String CARD_TITLE = "card-title";
    public static final String FIGURE = "figure";
    public static final String INCOME = "income";
    public static final String MUTED = "muted";
    public static final String NOTE = "note";
    public static final String PARAGRAPH = "paragraph";
    public static final String MONO = "mono";
    public static final String PILL = "pill";
    public static final String CHOSEN = "chosen";
    public static final String KEY_CAP = "key-cap";
    public static final String CODE = "code";
    public static final String LINK = "link";
    public static final String RISKY = "risky";
    public static final String MONEY_CELL = "money-cell";
    public static final String MONEY_COLUMN = "money-column";
    public static final String TIME_CELL = "time-cell";
    public static final String PROBLEM = "problem";
    public static final String STATE_PAGE = "state-page";
    public static final String STATE_TITLE = "state-title";
    public static final String STATE_BUTTONS = "state-buttons";
    public static final String SCRIM = "scrim";
    public static final String DIALOG = "dialog-card";
    public static final String DIALOG_TITLE = "dialog-title";
    public static final String DIALOG_BODY = "dialog-body";
    public static final String DIALOG_BUTTONS = "dialog-buttons";
    public static final String FIELD = "field";
    public static final String FIELD_LABEL = "field-label";
    public static final String FIELD_ERROR = "field-error";
    public static final String NOTICE = "notice";

    private Style() {}
}
