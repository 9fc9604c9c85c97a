/// The edge to Helidon's web server: routes, requests, answers and what every request passes; it knows no feature.
@NullMarked
package dev.mockbank.server.http;

import org.jspecify.annotations.NullMarked;
