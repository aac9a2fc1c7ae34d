"""Figures, not tests: how long the bot takes, and how well it proposes."""
