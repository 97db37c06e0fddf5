"""How the API answers, and how it describes itself."""

REST_FRAMEWORK = {
    # A key in the header comes before the session's cookie; both are the desk's alone.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "kooperacja.accounts.api.TokenAuthentication",
        "kooperacja.base.api.auth.SessionAuthentication",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["kooperacja.accounts.api.TokenThrottle"],
    "DEFAULT_PERMISSION_CLASSES": ["kooperacja.base.api.permissions.RulesPermission"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["kooperacja.base.api.parsers.StrictJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "kooperacja.base.api.pagination.PageNumberPagination",
    "DEFAULT_FILTER_BACKENDS": ["kooperacja.base.api.filters.StrictFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "kooperacja.base.api.schema.DeskSchema",
    "EXCEPTION_HANDLER": "kooperacja.base.api.errors.exception_handler",
    "PAGE_SIZE": 50,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Kooperacja",
    "DESCRIPTION": (
        "Published social problems of the city and the resources that answer them."
    ),
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "AreaKindEnum": "kooperacja.areas.kinds.AreaKind",
        "AgreedTextEnum": "problems.services.versions.AGREED",
        "CloseReasonEnum": "problems.public.CloseReason",
        "DiagnosisPartEnum": "problems.parts.PARTS.items",
        "EvidenceKindEnum": "kooperacja.categories.choices.EvidenceKind",
        "ResourceKindEnum": "kooperacja.categories.choices.ResourceKind",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
