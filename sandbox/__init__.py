"""A stand-in Slack workspace on 127.0.0.1, as strict as Slack, for demo, story and tests. It knows no bot."""
