### The start page.

## Opening

front-title = Who has forces in whose country, and who says so
front-deck = Every figure here is what somebody said. Garrison keeps each source’s version beside the others, shows where they agree, and lets none overwrite another.
front-try = Try

## What there is, under a number

# Stands under its number, as do those that follow.
front-claims =
    { $n ->
        [one] claim
       *[other] claims
    }

front-documents =
    { $n ->
        [one] document
       *[other] documents
    }

front-entities =
    { $n ->
        [one] entity
       *[other] entities
    }

front-relationships =
    { $n ->
        [one] relationship
       *[other] relationships
    }

front-disputed = disputed

## Lists

front-newest = Newest claims
front-newest-none = No claim is recorded yet.
front-disagree = Where sources disagree
front-disagree-none = Nothing is disputed, and no figures differ.
front-stale = Going stale
front-stale-meta = lapsing within a year
front-stale-none = Nothing counted now will lapse within a year.
front-stale-until = last confirmed { $date }

## Hosts and the map

front-hosts = Most senders
front-hosts-meta = forces reported, and not reported to have left
front-hosts-none = No forces are reported present.
front-place = Place
front-senders-head = Senders
front-map-table = as a table

## The report it began with

front-report = From one report
front-report-text = Garrison began with a news report of mid-September 2021: Wagner expected in Mali and already in the Central African Republic, France winding down Barkhane.
front-report-link = Start there
