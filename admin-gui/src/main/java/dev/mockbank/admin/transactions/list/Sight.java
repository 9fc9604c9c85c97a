package dev.mockbank.admin.transactions.list;

/// Which rows of the list are in sight, by their index.
record Sight(int first, int last) {

    static final Sight TOP = new Sight(0, 0);

    int firstPage() {
        return first / PageWindow.PAGE_ROWS;
    }

    int lastPage() {
        return last / PageWindow.PAGE_ROWS;
    }

    /// With this many rows more before and behind.
    Sight around(int rows) {
        return new Sight(Math.max(0, first - rows), last + rows);
    }
}
