"""`make gallery`: everything the bot shows, pictured wide and on a phone, for people to look through."""
