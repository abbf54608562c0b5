### The page of who is where, and what is shown while it is worked out.

## Its title

where-title = Who is where
where-title-host = Who is in { $host }
where-title-sender = Where { $sender } has forces
where-title-both = { $sender } in { $host }

## While the answer is worked out

underway-begun = The claims are being counted.

# $done of $n claims; $done is written out already.
underway-done =
    { $n ->
        [one] { $done } of { $n } claim looked at.
       *[other] { $done } of { $n } claims looked at.
    }

underway-left =
    { $n ->
        [one] About { $n } second left.
       *[other] About { $n } seconds left.
    }

underway-label = How far it is
underway-why = What was known of the whole world at an earlier time is worked out from the claims that counted then; where nothing was learnt since, it is what is known now. Of one host or one sender it comes at once.
underway-again = Look again

## Filters

where-filters = Filter who is where
where-filters-none = Take the filters away
where-sender = Sender
where-host = Host
where-region = Region
where-category = Who they are
where-none = No forces are reported there for { $day }, as far as the filters let anything pass.

# $shown of $n deployments pass the filters.
where-rows =
    { $n ->
        [one] { $shown } of { $n } deployment
       *[other] { $shown } of { $n } deployments
    }

## Key figures

# Stands under the total, as do those that follow under their numbers.
where-figure-total =
    { $n ->
        [0] No figure counts
        [one] <b>in all</b>, from one figure
       *[other] <b>in all</b>, from { $n } figures; ranges and “about” included
    }

where-figure-certain = of them <b>certain</b> on the day

where-figure-senders =
    { $n ->
        [one] sender reported present
       *[other] senders reported present
    }

where-figure-hosts =
    { $n ->
        [one] host
       *[other] hosts
    }

where-left-out =
    { $n ->
        [one] What the total leaves out: { $n } figure
       *[other] What the total leaves out: { $n } figures
    }

# $sender and $host are the ends of the relationship it is counted in.
where-within = counted in { $sender }, { $host }

## Map, tables, matrix

where-map = Map
where-table = By host
where-table-sender = By place
where-matrix = Hosts by senders

where-matrix-meta =
    { $n ->
        [one] the { $n } host with the most senders, and the senders in the most of them
       *[other] the { $n } hosts with the most senders, and the senders in the most of them
    }

where-matrix-whole =
    { $n ->
        [one] { $n } host
       *[other] all { $n } hosts
    }

where-matrix-all = Show the whole matrix
where-matrix-unstated = present, number not stated

where-matrix-several =
    { $n ->
        [one] { $n } relationship
       *[other] { $n } relationships
    }

where-matrix-shared = shared

where-group-senders =
    { $n ->
        [one] { $n } sender
       *[other] { $n } senders
    }

where-not-counted = not counted: { $reason }

where-more =
    { $n ->
        [one] Show { $n } more deployment
       *[other] Show { $n } more deployments
    }

where-scale = Bars: a scale for each host.
where-csv = CSV
where-csv-title = These rows as comma-separated values
where-cite = Cite
where-cite-title = The same page with both dates in its address, so that it stays as it is

## Why one figure is not in the total

where-reason-planned = only planned
where-reason-ceiling = a ceiling, not who is there
where-reason-absence = says that nobody was there
where-reason-weak = of an unreliable source, or improbable
where-reason-shared = shared with other places
where-reason-counted = counted once, for another of its hosts
where-reason-superseded = another figure of the same forces is shown
where-reason-overtaken = older than a departure from one of its hosts
where-reason-ended = its mission or operation has ended there
where-reason-contained = part of another figure
where-reason-contributors = its contributors or missions are counted
where-reason-mission = its mission, or who has that, is counted as a whole

## Its dates

dateline-hint-day = Leave the first empty for today, the second for what is known today.
