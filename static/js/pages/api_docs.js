/**
 * Starts Swagger UI on the page of the API's description.
 *
 * @example <main id="api-docs" data-schema="/…"></main>, after swagger-ui-bundle.js (a classic deferred script)
 */
const place = document.getElementById("api-docs");

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  // Asking from the page would send the reader's session along; the desk's part needs care, so it is for reading.
  supportedSubmitMethods: [],
  validatorUrl: null,
});
