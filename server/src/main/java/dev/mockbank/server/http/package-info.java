/// The boundary to Helidon's web server: routes, requests, responses, and the filters of every request. It knows no
/// feature.
@NullMarked
package dev.mockbank.server.http;

import org.jspecify.annotations.NullMarked;
