### The explorer: its picture, its tables, its panel, and what its script says.

## The page

# $names is a list of the entities the picture is about.
explorer-title = { $names }, explorer

explorer-title-none = Explorer
explorer-heading = Explorer: { $names }
explorer-heading-none = Explorer: the most connected part

# $n entities, $m relationships.
explorer-size =
    { $n ->
        [one]
            { $m ->
                [one] { $n } entity, { $m } relationship.
               *[other] { $n } entity, { $m } relationships.
            }
       *[other]
            { $m ->
                [one] { $n } entities, { $m } relationship.
               *[other] { $n } entities, { $m } relationships.
            }
    }

# $n of $m neighbours of $name.
explorer-shown =
    { $n ->
        [one]
            { $m ->
                [one] { $n } of { $m } neighbour of { $name } shown.
               *[other] { $n } of { $m } neighbours of { $name } shown.
            }
       *[other]
            { $m ->
                [one] { $n } of { $m } neighbour of { $name } shown.
               *[other] { $n } of { $m } neighbours of { $name } shown.
            }
    }

explorer-hint = Double click or Enter brings neighbours, Backspace hides, f fits. ? lists all keys.

explorer-depth =
    { $n ->
        [one] { $n } step
       *[other] { $n } steps
    }

explorer-to-picture = Skip the filters
explorer-steps = Steps from the centre
explorer-graph = Graph
explorer-fit = Fit
explorer-zoom-in = Zoom in
explorer-zoom-out = Zoom out
explorer-tabs = Below the graph
explorer-tab-detail = Detail
explorer-tab-table = Table
explorer-tab-filters = Filters
explorer-keys = Arrow keys move between neighbours, Enter brings neighbours, Shift and Enter takes them away, r goes from relationship to relationship, o opens a page about it, Backspace hides, f fits the picture, Control and Z undoes. v leads to the filters, t to the slider of time, i to the details, and Escape back.

## Nothing to show

# $values is a list of kinds that nothing in the picture is of.
explorer-absent = Not in view: { $values }

explorer-empty = Nothing is recorded yet.
explorer-empty-next = Load claims with “garrison load”, or add one through the API.
explorer-alone = Nothing is recorded about { $name }.
explorer-alone-on = Nothing is recorded about { $name } for { $day }.
explorer-alone-filtered = Nothing about { $name } passes the filters.
explorer-gone = This is no longer in the graph as it is known.
explorer-nothing = Nothing is selected.
explorer-nothing-next = Choose an entity or a relationship: in the picture with a click or the arrow keys, or in the table.

## Lists and what is left out of them

explorer-barred =
    { $n ->
        [one] { $n } more does not pass the filters, or is hidden by hand.
       *[other] { $n } more do not pass the filters, or are hidden by hand.
    }

explorer-more = Show { $n } more
explorer-truncated = Only the { $n } best evidenced entities are in the picture; there are more within reach.

explorer-hidden-by-hand =
    { $n ->
        [one] { $n } entity was hidden by hand.
       *[other] { $n } entities were hidden by hand.
    }

explorer-left-out =
    { $n ->
        [0] No entity here has neighbours outside the picture.
        [one] { $n } entity here has neighbours outside the picture.
       *[other] { $n } entities here have neighbours outside the picture.
    }

explorer-outside =
    { $n ->
        [one] { $n } neighbour left out
       *[other] { $n } neighbours left out
    }

# $n entities are in the picture; beyond $m it is hard to read.
explorer-soft = The picture holds { $n } entities: beyond { $m } it is hard to read. The table may serve better.

explorer-hard = The picture holds as many entities as it can, { $n }. The table and the filters say more.
explorer-no-rows = No relationships.

explorer-more-rows =
    { $n ->
        [one] Show { $n } more relationship in the table
       *[other] Show { $n } more relationships in the table
    }

# $m entities are in the picture, $n more were asked for.
explorer-full =
    { $n ->
        [0] The picture holds { $m } entities, as many as it can. More is within reach.
        [one] The picture holds { $m } entities, as many as it can; { $n } more was asked for.
       *[other] The picture holds { $m } entities, as many as it can; { $n } more were asked for.
    }

explorer-full-table = Open the table

## Legend

explorer-legend-certain = certain
explorer-legend-possible = possible
explorer-legend-not-yet = not yet
explorer-legend-stale = not confirmed for three years
explorer-legend-no = not on that day
explorer-legend-how = Thicker lines have two or more independent sources. Only presence carries the colour of its status.
explorer-evidence-claimed = one source
explorer-evidence-corroborated = two or more
explorer-evidence-disputed = disputed
explorer-evidence-denied = denied

## The panel

explorer-known =
    { $n ->
        [0] No relationships are recorded.
        [one] { $n } relationship is recorded.
       *[other] { $n } relationships are recorded.
    }

explorer-best =
    { $n ->
        [one] The relationship
       *[other] The best evidenced
    }

explorer-rest = And { $n } more:
explorer-rest-where = see the dossier
explorer-rests-on = What it rests on
explorer-ledger = Open the claim ledger
explorer-do-dossier = Dossier
explorer-do-start = Start here
explorer-do-expand = Expand
explorer-do-collapse = Collapse
explorer-do-hide = Hide
explorer-do-expand-by = Expand by …
explorer-do-expand-how = Neighbours not in the picture, by what leads to them.

# $predicates is a list of relationships.
explorer-do-collapse-by = Collapse: { $predicates }

explorer-numbers = Forces today, in numbers
explorer-numbers-on = Forces on { $day }, in numbers

# Of a place: forces from $n senders.
explorer-numbers-host =
    { $n ->
        [one] From { $n } sender
       *[other] From { $n } senders
    }

# Of a sender: forces in $n hosts.
explorer-numbers-sender =
    { $n ->
        [one] In { $n } host
       *[other] In { $n } hosts
    }

## The tables

explorer-relationships = Relationships
explorer-entities = Entities
explorer-tables = The picture as tables
explorer-table-relationships = Relationships in the picture
explorer-table-entities = Entities in the picture
explorer-column-from = From
explorer-column-relationship = Relationship
explorer-column-to = To
explorer-column-name = Name
explorer-column-kind = Kind
explorer-column-left-out = Neighbours left out
explorer-column-do = Do
explorer-from-here = From here
explorer-what-left-out = What is left out
explorer-show-again = Show again

## Adding and removing entities

explorer-remove = Remove { $name }
explorer-add = Add an entity
explorer-add-first = Start from an entity
explorer-found = Found

## The slider of time

explorer-day = On the chosen day
explorer-day-today = Today
explorer-time-play = Play
explorer-time-pause = Pause
explorer-time-all = All times
explorer-time-shown = Shown
explorer-time-now = Today

# $first and $last are days.
explorer-time-says =
    { $n ->
        [one] From { $first } to { $last }; at most { $n } relationship at a time.
       *[other] From { $first } to { $last }; at most { $n } relationships at a time.
    }

## What the script says by itself

explorer-script-fetching = Fetching the neighbours of { $name }.
explorer-script-not-expanded = Nothing was expanded here.
explorer-script-focus = The picture is about this one: it stays.
explorer-script-nothing-undone = There is nothing to undo.

# $q is what was typed.
explorer-script-not-found = Nothing found for “{ $q }”.

explorer-script-no-neighbour = No neighbour lies that way.
explorer-script-choose = Choose a node first, with the arrow keys.
explorer-script-no-relationship = It has no relationship here.

# $place of $count relationships; $predicate is its label: trains.
explorer-script-relationship = { $subject }, { $predicate }: { $object }, { $status }. { $place } of { $count }.

explorer-script-away = The server does not answer. Nothing is lost: try again in a moment.

# $status is a number of HTTP: 403.
explorer-script-refused = The server refused this ({ $status }).

explorer-script-hidden = { $name } was hidden.
explorer-script-collapsed = What { $name } had brought was folded away.
explorer-script-marked = { $name } is marked.
explorer-script-unmarked = { $name } is marked no longer.
explorer-script-mark-two = Mark two entities or more first, with x, or name two here.
explorer-script-too-many = So many entities cannot be marked at once.
explorer-script-pinned = { $name } is pinned here.
explorer-script-unpinned = { $name } is pinned no longer.
explorer-script-already = { $name } is in the picture already.
explorer-script-downloaded = The picture was made: { $file }.
explorer-script-no-path = No path is being shown.
explorer-script-nothing-redone = There is nothing to redo.
