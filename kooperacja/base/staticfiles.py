"""Static files with names that change when their content does."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Hashes the imports inside JavaScript modules too."""

    support_js_module_import_aggregation = True
    # A page must never fail for a picture that is missing from the manifest.
    manifest_strict = True
