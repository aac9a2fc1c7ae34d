"""The decisions of the product, pure: a state and an event go in, a Decision comes out.

Standard library only. Nothing here knows of Slack, SQL, threads or the wall clock; import-linter holds it.
"""
