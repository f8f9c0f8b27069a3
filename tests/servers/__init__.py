"""Servers that stand in for the providers, on loopback: real HTTP, and strict where the real ones are."""
