package dev.mockbank.server.http;

import io.helidon.common.uri.UriQuery;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the parameters of a query; where one stands twice, the last counts, as with the reference service.
final class QueryReader {

    private QueryReader() {}

    static Inputs read(UriQuery query) {
        return new Inputs(
                "query",
                name -> query.contains(name)
                        ? JsonNodeFactory.instance.stringNode(query.all(name).getLast())
                        : null);
    }
}
