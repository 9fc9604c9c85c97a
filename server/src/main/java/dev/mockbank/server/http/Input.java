package dev.mockbank.server.http;

import org.jspecify.annotations.Nullable;

/// A field that was read: it has a value, was absent, or was invalid. The value of an invalid field is never used,
/// because [Inputs#check] refuses the request before.
///
/// @param <T> the value's type
public final class Input<T> {

    private final @Nullable T value;
    private final boolean wrong;

    private Input(@Nullable T value, boolean wrong) {
        this.value = value;
        this.wrong = wrong;
    }

    static <T> Input<T> of(T value) {
        return new Input<>(value, false);
    }

    static <T> Input<T> absent() {
        return new Input<>(null, false);
    }

    static <T> Input<T> wrong() {
        return new Input<>(null, true);
    }

    /// The value of a required field.
    ///
    /// @throws IllegalStateException when [Inputs#check] was not called before, or the field was optional and
    /// absent
    public T get() {
        if (value == null) {
            throw new IllegalStateException("a field was used before its inputs were checked");
        }
        return value;
    }

    /// The value, or this default when the field was absent.
    public T or(T other) {
        return value == null ? other : value;
    }

    /// The value, or null when the field was absent.
    public @Nullable T orNull() {
        return value;
    }

    /// Whether there is a value.
    public boolean present() {
        return value != null;
    }

    /// Whether the field was present but invalid.
    public boolean isWrong() {
        return wrong;
    }
}
