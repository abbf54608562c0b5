### The dossier of an entity.

## How its relationships stand, under a number

# Stands under a number, as do those that follow.
count-now = reported present or in force

count-ahead = reported to be planned: never counted as present
count-over = reported to be over
count-disputed = disputed
group-apart = Shared with other hosts, or not there yet
group-present = Reported present
group-over = Over

## Where forces are

# Of a place: who is there. $name is the place.
dossier-here =
    { $n ->
        [one] One sender is reported to have forces in { $name }.
       *[other] { $n } senders are reported to have forces in { $name }.
    }

dossier-here-ever =
    { $n ->
        [one] At one time or another, one sender is reported to have had forces in { $name }.
       *[other] At one time or another, { $n } senders are reported to have had forces in { $name }.
    }

# Follows the sentence on those who are there.
dossier-here-planned =
    { $n ->
        [one] One more deployment is reported to be planned; no source here says it happened.
       *[other] { $n } more deployments are reported to be planned; no source here says they happened.
    }

dossier-here-planned-only =
    { $n ->
        [one] One deployment to { $name } is reported to be planned; no source here says it happened.
       *[other] { $n } deployments to { $name } are reported to be planned; no source here says they happened.
    }

# Of a sender: where it is. $name is the sender.
dossier-abroad =
    { $n ->
        [one] { $name } is reported to have forces in one place.
       *[other] { $name } is reported to have forces in { $n } places.
    }

dossier-abroad-ever =
    { $n ->
        [one] { $name } is reported to have had forces in one place, at one time or another.
       *[other] { $name } is reported to have had forces in { $n } places, at one time or another.
    }

# Follows the sentence on where it is.
dossier-abroad-planned =
    { $n ->
        [one] It is reported to plan one more deployment; no source here says it happened.
       *[other] It is reported to plan { $n } more deployments; no source here says they happened.
    }

dossier-abroad-planned-only =
    { $n ->
        [one] { $name } is reported to plan one deployment; no source here says it happened.
       *[other] { $name } is reported to plan { $n } deployments; no source here says they happened.
    }

## What it all rests on, and what is missing

dossier-single-source =
    { $n ->
        [one] The one relationship recorded rests on one source.
       *[other] Each of the { $n } relationships recorded rests on one source.
    }

# $n of the $m relationships; never more than there are.
dossier-several-sources =
    { $n ->
        [one]
            { $m ->
                [one] The one relationship recorded rests on two or more independent sources.
               *[other] One of the { $m } relationships recorded rests on two or more independent sources.
            }
       *[other] { $n } of the { $m } relationships recorded rest on two or more independent sources.
    }

dossier-none = Nothing is recorded of { $name } yet.
dossier-none-on = Nothing recorded of { $name } held on { $day }.

dossier-cut =
    { $n ->
        [one] Only the best evidenced are listed; one neighbour is left out.
       *[other] Only the best evidenced are listed; { $n } neighbours are left out.
    }

dossier-cut-events =
    { $n ->
        [one] Of its many incidents only some are listed here; one is left out.
       *[other] Of its many incidents only some are listed here; { $n } are left out.
    }

dossier-lately = Newest claims
dossier-recorded = recorded { $day }

dossier-names =
    { $n ->
        [one] { $n } more name
       *[other] { $n } more names
    }

## Headings of what is no forces

dossier-others-presence = What else its forces or others do
dossier-others-presence-first = What its forces do, and others to them
dossier-others-framework = Operations, missions and places
dossier-others-agreements = Agreements and ties
dossier-others-people = People
dossier-others-events = Incidents

## Forces under an operation, a mission or a country

dossier-under-heading = Forces under it
dossier-under-in = In { $host }

# $n senders in $m places; $name is what their forces are under.
dossier-under =
    { $n ->
        [one]
            { $m ->
                [one] One sender is reported to have forces under { $name }, in one place.
               *[other] One sender is reported to have forces under { $name }, in { $m } places.
            }
       *[other]
            { $m ->
                [one] { $n } senders are reported to have forces under { $name }, in one place.
               *[other] { $n } senders are reported to have forces under { $name }, in { $m } places.
            }
    }

# $first and $last are dates.
dossier-under-span = The reports run from { $first } to { $last }.

## Key figures: each stands beside its number

keyfigure-here =
    { $n ->
        [one] <b>reported present</b>, from one sender with a figure
       *[other] <b>reported present</b>, from { $n } senders with figures; ranges and “about” included
    }

keyfigure-abroad =
    { $n ->
        [one] <b>reported abroad</b>, in one place with a figure
       *[other] <b>reported abroad</b>, in { $n } places with figures; ranges and “about” included
    }

keyfigure-under =
    { $n ->
        [one] <b>reported under it</b>, from one figure
       *[other] <b>reported under it</b>, from { $n } figures; ranges and “about” included
    }

# $who is the other end, $n how many hosts share the figure.
keyfigure-shared =
    { $n ->
        [one] { $who }
       *[other] { $who }, <b>shared by { $n } hosts</b>: counted for none of them alone
    }

# $who is the other end.
keyfigure-planned = { $who }, <b>planned</b>: never counted as present

# $who is a mission or a force that is counted by its parts.
keyfigure-whole = { $who } as a whole: <b>overlaps</b> what is counted by sender

## The tables of forces

presence-total =
    { $n ->
        [one] Reported present, one figure
       *[other] Reported present, { $n } figures added up
    }

presence-more =
    { $n ->
        [one] Show { $n } more row
       *[other] Show { $n } more rows
    }

presence-none = Nothing here passes the filters.
presence-all = Take the filters away
