"""What is typed into a form and not saved yet: kept for its typist alone.

A room describes its form once as a `kinds.FormKind` and registers it when its app is
ready; its views name a form by `services.WhichForm`, hand what `page.autosave_of`
returns to the templates in ``templates/unsaved/``, and stand behind
`held.HoldsTypedMixin`. One door (`views.KeepView`) serves the forms of all rooms; this
room knows none of them (decision 0017).
"""
