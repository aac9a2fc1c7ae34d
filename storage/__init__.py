"""What is remembered: tables, one repository per journey, and the outbox, the timers and the inbox.

Repositories take and return the frozen dataclasses of `flows` and never commit. Nothing here knows of Slack's client.
"""
