"""Which signals belong to one application, and what do they say together?"""
