### The worklist of what waits for news.

## The worklist

stale-title = What waits for news
stale-underway = What waited for news as it was known at an earlier time is worked out from the claims that counted then; where nothing was learnt since, it is what is known now.
stale-deck = Open matters nobody has confirmed for a year, and plans whose time has passed. What weighs most stands first: the years without news, times what hangs on it, by its figure and its claims.
stale-plans = Plans whose time has passed
stale-plans-meta = No source here says whether they came to pass.
stale-lapsed = Lapsed
stale-lapsed-meta = Not confirmed for three years, so no longer counted.
stale-quiet = Quiet for a year
stale-quiet-meta = Still counted, as possible.
stale-none = Nothing.
stale-last-said = Last said to be
stale-planned-for = Planned for

# $date is when it was said.
stale-no-time = no time said; stated { $date }

stale-next = Look further
stale-look = What else is said
stale-open = Worklist
