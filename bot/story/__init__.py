"""`micromentor story`: whole mentorships played through the stand-in Slack, and told as people live them."""
