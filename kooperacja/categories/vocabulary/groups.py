"""Whom a problem touches or a resource serves.

Age bands follow the portal's own vocabulary; those of the yearly assessment of social
assistance resources differ by sex and are not used for choosing a group.
"""

from kooperacja.categories.vocabulary.specs import TargetGroupSpec

TARGET_GROUPS = (
    TargetGroupSpec(
        slug="children_0_6",
        name_pl="dzieci do 6 lat",
        name_en="children up to 6",
    ),
    TargetGroupSpec(
        slug="children_7_14",
        name_pl="dzieci od 7 do 14 lat",
        name_en="children aged 7 to 14",
    ),
    TargetGroupSpec(
        slug="youth_15_24",
        name_pl="młodzież od 15 do 24 lat",
        name_en="young people aged 15 to 24",
    ),
    TargetGroupSpec(
        slug="adults_25_59",
        name_pl="dorośli od 25 do 59 lat",
        name_en="adults aged 25 to 59",
    ),
    TargetGroupSpec(
        slug="seniors_60_plus",
        name_pl="osoby od 60 lat",
        name_en="people aged 60 and over",
    ),
    TargetGroupSpec(
        slug="seniors_80_plus",
        name_pl="osoby od 80 lat",
        name_en="people aged 80 and over",
    ),
    TargetGroupSpec(
        slug="families_with_children",
        name_pl="rodziny z dziećmi",
        name_en="families with children",
    ),
    TargetGroupSpec(
        slug="single_parents",
        name_pl="samotni rodzice",
        name_en="single parents",
    ),
    TargetGroupSpec(
        slug="large_families",
        name_pl="rodziny wielodzietne",
        name_en="large families",
    ),
    TargetGroupSpec(
        slug="disabled_persons",
        name_pl="osoby z niepełnosprawnościami",
        name_en="people with disabilities",
    ),
    TargetGroupSpec(
        slug="carers",
        name_pl="opiekunowie osób bliskich",
        name_en="carers",
    ),
    TargetGroupSpec(
        slug="unemployed",
        name_pl="osoby bez pracy",
        name_en="people out of work",
    ),
    TargetGroupSpec(
        slug="long_term_unemployed",
        name_pl="osoby długo bez pracy",
        name_en="people long out of work",
    ),
    TargetGroupSpec(
        slug="homeless",
        name_pl="osoby w kryzysie bezdomności",
        name_en="people experiencing homelessness",
    ),
    TargetGroupSpec(
        slug="violence_victims",
        name_pl="osoby doświadczające przemocy",
        name_en="people experiencing violence",
    ),
    TargetGroupSpec(
        slug="addicted_and_families",
        name_pl="osoby uzależnione i ich bliscy",
        name_en="people with an addiction and those close to them",
    ),
    TargetGroupSpec(
        slug="foreigners",
        name_pl="cudzoziemcy",
        name_en="foreigners",
    ),
    TargetGroupSpec(
        slug="refugees",
        name_pl="uchodźcy",
        name_en="refugees",
    ),
    TargetGroupSpec(
        slug="post_prison",
        name_pl="osoby po opuszczeniu zakładu karnego",
        name_en="people released from prison",
    ),
    TargetGroupSpec(
        slug="foster_care_leavers",
        name_pl="młodzi opuszczający pieczę zastępczą",
        name_en="young people leaving foster care",
    ),
    TargetGroupSpec(
        slug="general_public",
        name_pl="wszyscy mieszkańcy",
        name_en="everyone",
    ),
)
