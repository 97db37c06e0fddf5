"""Makes files harmless. Runs as a process of its own, without Django and settings.

``python -m kooperacja.files.cleaning KIND FOLDER LIMITS`` reads ``FOLDER/original``,
writes ``FOLDER/clean`` and perhaps ``FOLDER/thumbnail``, and prints one line of JSON:
``{"facts": {…}}`` or ``{"refused": code, "values": {…}}``. Whatever a file does to the
libraries that parse it, it does it here: with little memory, little time, no secrets
in the environment, and nobody waiting but the one who sent it.
"""
