### The explorer's filters, and why something is not in its picture.

## The filters

explorer-filters-shown = Shown
explorer-filters-left-out = What is left out?
explorer-filters-all = all
explorer-filters-apply = Apply
explorer-filter-kinds = kind
explorer-filter-predicates = relationship
explorer-filter-statuses = status
explorer-filter-evidence = evidence
explorer-filter-certainties = certainty
explorer-filter-reliability = rating of a source
explorer-filter-min_sources = independent sources
explorer-filter-personnel = personnel
explorer-filter-head-min_sources = Independent sources
explorer-filter-head-personnel = Personnel
explorer-filter-head-reliability = A source rated
explorer-filter-sources-any = any number
explorer-filter-sources-least = { $n } or more
explorer-filter-from = From
explorer-filter-to = to

# $n of $m relationships.
explorer-filter-figures =
    { $n ->
        [one]
            { $m ->
                [one] { $n } of { $m } relationship states a number.
               *[other] { $n } of { $m } relationships states a number.
            }
       *[other]
            { $m ->
                [one] { $n } of { $m } relationship state a number.
               *[other] { $n } of { $m } relationships state a number.
            }
    }

# $n of $m numbers.
explorer-filter-figures-within =
    { $n ->
        [one]
            { $m ->
                [one] { $n } of { $m } number lies within; what states none is left out.
               *[other] { $n } of { $m } numbers lies within; what states none is left out.
            }
       *[other]
            { $m ->
                [one] { $n } of { $m } number lie within; what states none is left out.
               *[other] { $n } of { $m } numbers lie within; what states none is left out.
            }
    }

explorer-filter-reliability-how = Passes if any document that affirms it is so rated.

## Why something is not in the picture

# $filters is a list of $n of the messages explorer-filter-…
explorer-why =
    { $n ->
        [one] Left out by the filter on { $filters }.
       *[other] Left out by the filters on { $filters }.
    }

explorer-why-hand = Hidden by hand.
explorer-why-beyond = Passes the filters; what leads to it does not.
explorer-why-elsewhere = Not in the picture: it is further away than the picture reaches.
explorer-why-add = Add it
explorer-why-show = Show it
explorer-why-edge = { $subject } → { $object }
explorer-why-search = left out by a filter

# $n entities and $m relationships.
explorer-left-out-filters =
    { $n ->
        [one]
            { $m ->
                [one] { $n } entity and { $m } relationship do not pass the filters.
               *[other] { $n } entity and { $m } relationships do not pass the filters.
            }
       *[other]
            { $m ->
                [one] { $n } entities and { $m } relationship do not pass the filters.
               *[other] { $n } entities and { $m } relationships do not pass the filters.
            }
    }

explorer-left-out-all = Show everything
