"""The shape of a row of the synonyms a new city starts with."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SynonymSpec:
    """What people type, and what of the portal's vocabularies it means.

    ``phrases`` are alternatives, each unique when folded; inflected forms and missing
    Polish letters need no phrase of their own (`resources.searching.words`).
    ``category`` and ``target_group`` are slugs, ``kind`` a code of `ResourceKind`;
    ``words`` are further words to look for in what a resource says of itself.
    """

    phrases: tuple[str, ...]
    category: str = ""
    kind: str = ""
    target_group: str = ""
    words: str = ""
