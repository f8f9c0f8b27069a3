"""Is an event a job interview of the user's, with whom, and about what?"""
