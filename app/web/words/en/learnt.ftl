### What was learnt between two states of knowledge.

## Opening

learnt-title = What we have learnt
learnt-title-entity = What we have learnt about { $name }
learnt-from = Known on
learnt-to = against
learnt-since = Since when
learnt-since-day = Since yesterday
learnt-since-week = Since a week ago
learnt-since-month = Since a month ago
learnt-since-year = Since a year ago
learnt-since-visit = Since your last visit, of what you watch
learnt-now-instant = What was known on { $first }, against what is known now.
learnt-between-instant = What was known on { $first }, against the end of { $last }.
learnt-now = What was known at the end of { $first }, against what is known now.
learnt-between = What was known at the end of { $first }, against the end of { $last }.

# Each placeable is a number.
learnt-counts = { $added } added, { $changed } changed, { $ended } ended, { $retracted } retracted.

learnt-none = Nothing was added, changed or retracted in between.
learnt-cut = More changed than is compared at once; here are the first { $n }. Ask for one entity, or less time.
learnt-as-it-was = As it was known
learnt-graph-before = Graph, as it was known
learnt-graph-after = Graph, as it is known
learnt-open = What was learnt lately

## What became of a relationship

learnt-group-added = Added
learnt-group-changed = Changed
learnt-group-ended = Now reported to be over
learnt-group-retracted = Retracted

## What of it is not as it was

# $was and $now are values written out already, here and in those that follow.
learnt-status = status: { $was }, now { $now }

learnt-personnel = personnel: { $was }, now { $now }
learnt-start = seen from: { $was }, now { $now }
learnt-end = until: { $was }, now { $now }
learnt-confirmed = last confirmed: { $was }, now { $now }
learnt-evidence = evidence: { $was }, now { $now }
learnt-sources = independent sources: { $was }, now { $now }
learnt-figures = figures: { $was }, now { $now }
learnt-other = what it is under, its role or sum is another
