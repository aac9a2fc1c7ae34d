"""`python -m bot` is the same as `micromentor`."""

from bot.cli import main

main()
