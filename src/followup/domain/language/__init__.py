"""How is a text taken apart, in whatever language it is written?"""
