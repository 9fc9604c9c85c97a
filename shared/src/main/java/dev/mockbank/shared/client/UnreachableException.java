package dev.mockbank.shared.client;

import org.jspecify.annotations.Nullable;

/// No usable answer came: nothing answers at the address, it took too long, the connection broke, or what answers is
/// not Mockbank. Whether the request was carried out is not known.
///
/// The message is a sentence for people that names the address and says what to do.
public final class UnreachableException extends RuntimeException {

    private final boolean repeatable;
    private final boolean ofOneAnswer;

    private UnreachableException(String sentence, boolean repeatable, @Nullable Throwable cause) {
        this(sentence, repeatable, false, cause);
    }

    private UnreachableException(String sentence, boolean repeatable, boolean ofOneAnswer, @Nullable Throwable cause) {
        super(sentence, cause);
        this.repeatable = repeatable;
        this.ofOneAnswer = ofOneAnswer;
    }

    static UnreachableException noServer(Address address, Throwable cause) {
        return new UnreachableException(
                "Nothing answers at " + address + ". Check the address, and that the server runs.", true, cause);
    }

    static UnreachableException noHost(Address address, Throwable cause) {
        return new UnreachableException(
                "The host of " + address + " cannot be found. Check the address.", false, cause);
    }

    static UnreachableException tooSlow(Address address) {
        return new UnreachableException(address + " did not answer in time. Try again later.", false, true, null);
    }

    static UnreachableException broken(Address address, Throwable cause) {
        return new UnreachableException(
                "The connection to " + address + " broke before its answer was complete. Try again.",
                true,
                true,
                cause);
    }

    static UnreachableException noSecureConnection(Address address, Throwable cause) {
        return new UnreachableException(
                "No secure connection to " + address + " can be made (" + cause.getMessage()
                        + "). Check the address, and whether the server's certificate is trusted.",
                false,
                cause);
    }

    static UnreachableException badGateway(Address address, int status) {
        return new UnreachableException(
                "The proxy at " + address + " answers " + status + ": no server is behind it. Start one, or try again.",
                true,
                null);
    }

    static UnreachableException redirected(Address address, String location) {
        return new UnreachableException(
                address + " sends its callers to " + location + ". Use that server's address.", false, null);
    }

    static UnreachableException tooLarge(Address address, Throwable cause) {
        return new UnreachableException(
                "The answer of " + address + " is larger than " + (Http.MAX_ANSWER_BYTES >> 20)
                        + " MiB. Ask for it in pages.",
                false,
                true,
                cause);
    }

    static UnreachableException notMockbank(Address address, @Nullable Throwable cause) {
        return new UnreachableException(
                "What answers at " + address + " is not Mockbank, or another version of it. Check the address.",
                false,
                cause);
    }

    /// Whether only this answer is missing, because it took too long, broke off or is too large: the server may well
    /// answer other requests.
    public boolean isOfOneAnswer() {
        return ofOneAnswer;
    }

    /// Whether the same request may find an answer a moment later.
    boolean isRepeatable() {
        return repeatable;
    }
}
