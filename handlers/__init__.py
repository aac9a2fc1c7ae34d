"""The Slack edge: payloads become events, decisions become replies.

A handler parses, asks the door (`services`), acknowledges and shows the reply. No rule of the product stands here.
"""
