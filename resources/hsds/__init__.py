"""HSDS 3.0 (Open Referral): resources as other directories write them down.

Out: `identifiers`, `taxonomies`, `schedules`, `locations`, `organizations` and
`services` say a row of the public shelf in the standard's words; they read nothing
but the row. In: `reading` takes documents and tables of the standard apart into what
`resources.loading` stores. The standard: https://docs.openreferral.org, version 3.0.
"""

VERSION = "3.0"
