"""How is a letter put into words: by the user's template, or ours?

letters     which there are, and facts -> words
templates   the sandbox in which a template is rendered, loaded when the first letter is written
picking     which of several ways to say a thing
samples     letters to look at: made-up facts, and the variants of every letter
proofs      what is wrong with a template of the user's
"""

from followup.wording.letters import TemplateWording

__all__ = ["TemplateWording"]
