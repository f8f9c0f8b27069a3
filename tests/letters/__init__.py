"""Every letter, as it is when its facts are those of the samples: read by people who write that language."""
