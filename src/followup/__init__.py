"""Leaves the right follow-up letter after a job interview, as a draft, in the user's own mailbox.

The layers, top to bottom; each knows only those below it:

    cli                     what the user types and sees
    wiring                  config.yaml -> the world of one run; the only module that knows every connector
    sweep                   one run: gather, understand, decide, deliver, remember
    connectors              calendars and mailboxes
    store wording agenda languages notes config demo help
                            the casebook, the letters, the list of things to do, what each language knows, the user's notes in files, the settings,
                            the sample home, the manual
    ports                   what a run asks of the world
    domain                  noticing, filing, deciding, composing: pure
    errors                  what can go wrong

A run is `notice -> file -> decide -> compose -> deliver`; all but the last is arithmetic on values.
"""

__version__ = "0.1.0"
