# The second look at a goal: never a fault, always a next step. goal-rewrite-* stands in the field, ready to edit, in
# the language of the goal; it must read well with nothing filled in after it.
coach-title = One more look
coach-lead = Nearly there. Colleagues say yes sooner to something small and clear.
coach-goal = Your goal, ready to edit
coach-first = Ask for this first
coach-second = Keep this for next
coach-second-hint = It waits in your messages with Micromentor, ready to ask.
button-as-it-is = Ask with it as it is

goal-hint-vague = “{ $goal }” could be many things. Name one moment at work where you would notice it: a talk, a task, a question you get.
goal-hint-vague-more = “{ $goal }”: where would it show first? Name one situation, and what you would do differently in it.
goal-hint-vague-unsure = It is fine not to know exactly yet. Behind “{ $goal }” there may be one moment of last week: where would you have liked a colleague’s help?
goal-hint-broad = “{ $goal }” is a whole field, and a few short talks are soon over. Which task on your desk needs it first?
goal-hint-broad-whole = “{ $goal }” is a lot for a few short talks. Which one piece of it would help you most this month?
goal-hint-broad-becoming = “{ $goal }” is a longer road. What is the first step? One talk with somebody who went that way is a good one.
goal-hint-double = These are two goals: “{ $first }” and “{ $second }”. Different colleagues may be good at each, so each does best as a request of its own.

goal-rewrite-vague = { $goal }, in one situation: …
goal-rewrite-broad = { $goal }, starting with one piece: …
goal-rewrite-becoming = { $goal }, as a first step: …

second-goal = Kept for you, from what you just asked: “{ $goal }”. Ask for it whenever you like.
