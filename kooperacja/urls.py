"""The only place that knows every prefix."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

import partners.urls
import problems.urls
import resources.urls

from . import api
from .accounts import urls as accounts
from .atlas import urls as atlas
from .desk import urls as desk
from .notices import urls as notices
from .panel import urls as panel_urls
from .panel.site import panel
from .site import urls as site
from .unsaved import urls as unsaved

handler400 = "kooperacja.site.views.bad_request"
handler403 = "kooperacja.site.views.forbidden"
handler404 = "kooperacja.site.views.not_found"

urlpatterns = [
    *site.plain,
    path("api/", include(api.urlpatterns)),
    *i18n_patterns(
        path("", include(site.pages)),
        path("mapa/", include(atlas.map)),
        path("obszary/", include(atlas.areas)),
        path("problemy/", include(atlas.problems)),
        path("zasoby/", include(resources.urls.public)),
        path("potrzeby/", include(resources.urls.needs)),
        path("partnerzy/", include(partners.urls.public)),
        path("konto/zaproszenie/", include(partners.urls.invitations)),
        path("konto/", include(accounts.pages)),
        path("biurko/", include(desk.pages)),
        path("biurko/zapis/", include(unsaved.pages)),
        path("biurko/instytucja/", include(partners.urls.institution)),
        path("biurko/instytucja/osoby/", include(problems.urls.people)),
        path("biurko/zasoby/", include(resources.urls.care)),
        path("biurko/zasoby/", include(resources.urls.desk)),
        path("biurko/powiadomienia/", include(notices.pages)),
        path("biurko/diagnozy/", include(problems.urls.desk)),
        path("biurko/powiazania/", include(resources.urls.links)),
        path("biurko/potrzeby/", include(resources.urls.meeting)),
        path("panel/diagnozy/", include(problems.urls.review)),
        path("panel/zasoby/", include(resources.urls.review)),
        path("panel/potrzeby/", include(resources.urls.needs_panel)),
        path("panel/", include(panel_urls.letter_pages)),
        path("panel/", panel.urls),
        prefix_default_language=False,
    ),
]
