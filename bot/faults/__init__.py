"""The fault campaign: many short stories, each hit by several faults, and a checker that knows only what people saw."""
