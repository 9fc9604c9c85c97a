/// The API's documentation: the OpenAPI document, and Swagger UI and ReDoc to read it with.
@NullMarked
package dev.mockbank.server.docs;

import org.jspecify.annotations.NullMarked;
