"""Noticing, filing, deciding, composing: arithmetic on values.

Roughly from the bottom up:

    model signals evidence      the things a run talks about, and what it noticed
    people names employers      who is behind an address or a name
    language                    how a text is taken apart
    mail events notes           what a message, an event, a note of the user's says
    notice                      which signals that makes
    filing                      signals -> cases
    policy                      a case, the rules and the time -> decisions
    compose agenda              a decision -> a letter, or an item of the user's list
"""
