"""The program's memory: one SQLite file, the casebook.

    casebook    what a run notes and asks
    rows        how a value lies in a column
    schema      what the tables are, and how an older file becomes a newer one
    database    how the file is opened, and what its troubles mean for the user

It keeps signals, letters and their fates, and the handles of what was read; never the body of a message or a letter.
"""
