"""The fixed vocabularies of the portal, as Django choices.

Every list here is closed: its codes are stored in the database and appear in the
API, so a code is never renamed. Kinds of problems and target groups are rows that
a coordinator may edit (see ``vocabulary``); these lists are not.

Sources: scales after the handbook's "skala, nasilenie, tendencja"; service domains
after art. 2(1) of the act of 19 July 2019 on social services centres (Dz.U. 2019
poz. 1818); resources after the local needs-and-resources maps and the rows of the
yearly assessment of social assistance resources (art. 16a of the act of 12 March
2004 on social assistance).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.IntegerChoices):
    """How badly people are harmed, 1 (marginal) to 5 (critical)."""

    MARGINAL = 1, _("marginal")
    NOTICEABLE = 2, _("noticeable")
    SERIOUS = 3, _("serious")
    VERY_SERIOUS = 4, _("very serious")
    CRITICAL = 5, _("critical")


#: The written criterion of each severity: who is harmed, for how long, is there help.
SEVERITY_CRITERIA = {
    Severity.MARGINAL: _(
        "A few people are affected, briefly and without lasting harm. They "
        "cope on their own or find help easily."
    ),
    Severity.NOTICEABLE: _(
        "More people are affected, or the same people again and again. Help "
        "exists and usually reaches them in time."
    ),
    Severity.SERIOUS: _(
        "The situation lasts for months and worsens people’s health, "
        "schooling, work or safety. Help exists, but there is too little of "
        "it or it comes late."
    ),
    Severity.VERY_SERIOUS: _(
        "Whole households or a large part of a group are harmed for years, "
        "and children or dependent people bear the cost. Help reaches only "
        "some of them."
    ),
    Severity.CRITICAL: _(
        "Life, health or the basic conditions of living are at risk now. "
        "There is no help on the spot, or the help there is does not work."
    ),
}


class Trend(models.TextChoices):
    """The direction of a problem over periods; stable means within 5%."""

    FALLING = "falling", _("falling")
    STABLE = "stable", _("stable")
    RISING = "rising", _("rising")
    FLUCTUATING = "fluctuating", _("fluctuating")
    UNKNOWN = "unknown", _("not known yet")


class Reliability(models.TextChoices):
    """How far a piece of evidence can be trusted, A (best) to E."""

    A = "A", _("A – complete count from a register")
    B = "B", _("B – part of a register")
    C = "C", _("C – survey")
    D = "D", _("D – expert judgement")
    E = "E", _("E – signal from residents")


class EvidenceKind(models.TextChoices):
    """What a diagnosis rests on."""

    REGISTER = "register", _("administrative register")
    STATISTICS = "statistics", _("public statistics")
    ASSESSMENT = "assessment", _("yearly assessment of social assistance resources")
    POLICE = "police", _("police data")
    SURVEY = "survey", _("survey")
    INTERVIEW = "interview", _("interview or focus group")
    REMARK = "remark", _("resident’s remark")
    DEBATE = "debate", _("debate with residents")
    OBSERVATION = "observation", _("field observation or research walk")
    DOCUMENT = "document", _("document")
    MEDIA = "media", _("media: press, radio, internet")
    GEOQUESTIONNAIRE = "geoquestionnaire", _("map questionnaire")
    INDICATOR = "indicator", _("indicator of this portal")


class Sector(models.TextChoices):
    """The sector of a partner; agreement is counted across sectors."""

    PUBLIC = "public", _("public sector")
    NGO = "ngo", _("non-governmental organisations")
    BUSINESS = "business", _("business")
    SCIENCE = "science", _("science")
    OTHER = "other", _("other sector")


class Activity(models.TextChoices):
    """The field of activity of a partner, finer than the sector."""

    SOCIAL_ASSISTANCE = "social_assistance", _("social assistance")
    LABOUR_MARKET = "labour_market", _("labour market")
    EDUCATION = "education", _("education")
    HEALTH = "health", _("health")
    POLICE_JUSTICE = "police_justice", _("police and justice")
    LOCAL_GOVERNMENT = "local_government", _("local government")
    NGO = "ngo", _("social organisation")
    CHURCH = "church", _("church or religious association")
    BUSINESS = "business", _("company")
    ACADEMIA = "academia", _("higher education and research")
    CULTURE_SPORT = "culture_sport", _("culture and sport")
    HOUSING = "housing", _("housing")
    ESTATE_COUNCIL = "estate_council", _("district council")


class ResourceKind(models.TextChoices):
    """What counters a problem: an institution, a service, a place, people or money."""

    SOCIAL_ASSISTANCE_CENTRE = "social_assistance_centre", _("social assistance centre")
    EMPLOYMENT_SERVICE = "employment_service", _("employment service")
    RESIDENTIAL_CARE = "residential_care", _("care home")
    DAY_SUPPORT = "day_support", _("day support centre")
    SENIOR_CLUB = "senior_club", _("senior club")
    CHILDREN_DAY_CARE = "children_day_care", _("day centre for children")
    FOSTER_CARE_FACILITY = "foster_care_facility", _("foster care")
    NURSERY = "nursery", _("nursery")
    KINDERGARTEN = "kindergarten", _("kindergarten")
    SCHOOL = "school", _("school")
    PSYCH_PED_CLINIC = (
        "psych_ped_clinic",
        _("psychological and educational counselling"),
    )
    CRISIS_INTERVENTION = "crisis_intervention", _("crisis intervention")
    HOMELESS_SHELTER = "homeless_shelter", _("shelter for people without a home")
    NIGHT_SHELTER = "night_shelter", _("night shelter")
    WARMING_ROOM = "warming_room", _("warming room")
    FOOD_AID = "food_aid", _("food aid")
    CLOTHING_BATH = "clothing_bath", _("clothes and bath")
    PROTECTED_HOUSING = "protected_housing", _("supported housing")
    SOCIAL_HOUSING = "social_housing", _("municipal housing")
    HEALTH_CARE = "health_care", _("health care")
    HOSPICE = "hospice", _("hospice")
    ADDICTION_TREATMENT = "addiction_treatment", _("addiction treatment")
    LEGAL_CITIZEN_ADVICE = "legal_citizen_advice", _("legal and citizen advice")
    WTZ = "wtz", _("occupational therapy workshop")
    ZAZ = "zaz", _("vocational activity establishment")
    CIS = "cis", _("social integration centre")
    KIS = "kis", _("social integration club")
    SOCIAL_ENTERPRISE = "social_enterprise", _("social enterprise")
    CULTURE_CENTRE = "culture_centre", _("culture centre")
    LIBRARY = "library", _("library")
    SPORTS_RECREATION = "sports_recreation", _("sport and recreation")
    NGO_OFFICE = "ngo_office", _("office of an organisation")
    VOLUNTEER_GROUP = "volunteer_group", _("volunteers")
    PARISH_CHARITY = "parish_charity", _("parish charity")
    POLICE_GUARD = "police_guard", _("police or city guard")
    ESTATE_COUNCIL = "estate_council", _("district council")
    PLACE = "place", _("place to meet or play")
    PROGRAMME = "programme", _("programme or project")
    FUNDING = "funding", _("funding")
    LEADER_NETWORK = "leader_network", _("local leaders")
    HELPLINE = "helpline", _("helpline")
    OTHER = "other", _("other resource")


class CusDomain(models.TextChoices):
    """The 14 domains of social services, art. 2(1) of the act of 19 July 2019."""

    PRO_FAMILY_POLICY = "pro_family_policy", _("pro-family policy")
    FAMILY_SUPPORT = "family_support", _("family support")
    FOSTER_CARE = "foster_care", _("foster care system")
    SOCIAL_ASSISTANCE = "social_assistance", _("social assistance")
    HEALTH_PROMOTION = "health_promotion", _("health promotion and protection")
    DISABILITY_SUPPORT = "disability_support", _("support for people with disabilities")
    PUBLIC_EDUCATION = "public_education", _("public education")
    UNEMPLOYMENT_PREVENTION = "unemployment_prevention", _("counteracting unemployment")
    CULTURE = "culture", _("culture")
    PHYSICAL_CULTURE_TOURISM = (
        "physical_culture_tourism",
        _("physical culture and tourism"),
    )
    CIVIC_ACTIVITY = "civic_activity", _("encouraging civic activity")
    HOUSING = "housing", _("housing")
    ENVIRONMENT = "environment", _("environmental protection")
    REINTEGRATION = "reintegration", _("occupational and social reintegration")
