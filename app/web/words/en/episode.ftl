### The ledger of one relationship: what is said of it, by whom, and how that is weighed.

## Its summary

summary-plan-only = No source here says it happened.
summary-stale = Not confirmed since the last report, { $date }.
summary-possible = Possible only today: not confirmed since the last report, { $date }.
summary-possible-on = Possible only on this day: no source is certain of it.

# $hosts is a list, $figure a figure with its words.
summary-shared = The number, { $figure }, is one for { $hosts } together and for none of them alone.

summary-ceiling = The number is a ceiling: what was authorised, not who was there.
summary-differ = The figures differ.

## Where its sources have it from

# $n documents that repeat each other.
derivation-one =
    { $n ->
        [one] One source
       *[other] One source, not { $n }
    }

derivation-several =
    { $n ->
        [one] One source
       *[other] { $n } independent sources
    }

derivation-none = No source affirms it

derivation-more =
    { $n ->
        [one] { $n } more source
       *[other] { $n } more sources
    }

derivation-documents =
    { $n ->
        [one] and { $n } more document
       *[other] and { $n } more documents
    }

derivation-rest =
    { $n ->
        [one] { $n } more is named with its claims.
       *[other] { $n } more are named with their claims.
    }

## Its facts

fact-status = Status
fact-stated = Stated
fact-from = Seen from
fact-until = Until
fact-confirmed = Last confirmed
fact-today = Today
fact-on = On this day
fact-evidence = Evidence
fact-personnel = Personnel
fact-shared = Shared with
fact-sum = Sum
fact-role = Role
fact-under = Under
fact-publisher = Publisher
fact-published = Published
fact-language = Language
fact-address = Address
fact-archived = Copy that stays
fact-accessed = Read on
fact-licence = Licence of its text
fact-derived = Repeats

## Figures, claims and time

ledger-title = { $subject } → { $object }
ledger-eyebrow = Relationship: { $predicate }
ledger-figures = Figures, by source

ledger-figures-more =
    { $n ->
        [one] { $n } more figure
       *[other] { $n } more figures
    }

ledger-figures-rest =
    { $n ->
        [one] { $n } other figure stands with its claim.
       *[other] { $n } other figures stand with their claims.
    }

ledger-losses = Losses, by source
ledger-losses-meta = Sources count differently, and may count the same people: no total is made of them.
ledger-losses-rest =
    { $n ->
        [one] { $n } other claim has its numbers with it.
       *[other] { $n } other claims have their numbers with them.
    }

ledger-trained = Trained, by source
ledger-trained-meta = Who was trained before is no part of who is there: these are never added to a presence.
ledger-source = Source
ledger-when = When
ledger-killed = Killed
ledger-wounded = Wounded
ledger-captured = Captured
ledger-missing = Missing
ledger-trained-number = Trained
ledger-chosen = This one is shown
ledger-rule = How it is chosen
ledger-claims = What was said, in order of time
ledger-counting = Documents that repeat each other count as one source.
ledger-counting-how = How sources are counted

ledger-affirm =
    { $n ->
        [0] No claim affirms
        [one] One claim affirms
       *[other] { $n } claims affirm
    }

ledger-deny =
    { $n ->
        [0] No claim denies
        [one] One claim denies
       *[other] { $n } claims deny
    }

ledger-time = Over time
ledger-time-certain = certain
ledger-time-possible = possible
ledger-time-planned = planned
ledger-time-end = end, as claimed
ledger-time-claim = a claim
ledger-time-denial = a denial
ledger-not-on = Nothing recorded here held on { $day }.

## Why this figure is the one shown

rule-only = It is the only figure here.
rule-observed = It was observed; every other figure was planned or authorised only.
rule-whole = It is the whole; every other figure is a part of it.
rule-own = It is of this host alone; every other figure is shared with other hosts.

# $n figures were to choose from, or were added up.
rule-rated = Of { $n } figures, this one comes before those of sources rated unreliable.
rule-parts = It is the sum of { $n } figures of different people.
rule-range = It runs from a figure of a part, stated later, to an older figure of the whole.

rule-closest = Of { $n } figures, the one whose date fits this day most closely is shown.
rule-latest = Of { $n } figures, the latest is shown.
rule-earliest = Of { $n } figures, all stated later than this day, the earliest is shown.
rule-rating = Of { $n } figures, that of the better rated source is shown, for they are of one date.
rule-document = Of { $n } figures of one date and rating, that of the later document is shown.
rule-sources = Of { $n } figures of one date and rating, that which rests on more sources is shown.
rule-id = Of { $n } figures that nothing tells apart, one is shown by a fixed order.
