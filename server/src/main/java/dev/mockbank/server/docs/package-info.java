/// The API's documentation: the OpenAPI document, Swagger UI and ReDoc.
@NullMarked
package dev.mockbank.server.docs;

import org.jspecify.annotations.NullMarked;
