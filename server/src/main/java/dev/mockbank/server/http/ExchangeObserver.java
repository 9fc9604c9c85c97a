package dev.mockbank.server.http;

/// Observes requests and their responses.
public interface ExchangeObserver {

    /// Observes nothing.
    ExchangeObserver NONE = new ExchangeObserver() {
        @Override
        public boolean observes(Request request) {
            return false;
        }

        @Override
        public void observed(Request request, ObservedResponse response, long nanos) {
            throw new IllegalStateException("nothing is observed");
        }

        @Override
        public void stopping() {}
    };

    /// Whether it wants to observe this exchange. Called after the handler, so that the caller is known.
    boolean observes(Request request);

    /// The response to a request was sent, or could not be.
    ///
    /// @param nanos how long the server took
    void observed(Request request, ObservedResponse response, long nanos);

    /// The server is stopping: nobody may wait for further requests.
    void stopping();
}
