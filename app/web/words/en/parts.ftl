### Parts that several pages share: tables, filters, legends, references, pages of a list.

## Columns of a table

column-who = Who or what
column-under = Under
column-personnel = Personnel
column-bar = The figure as a bar
column-status = Status
column-when = Observed
column-evidence = Evidence

# $names is a list of hosts.
shared-with = one figure with { $names }

## Filters

filter-any = any

# $shown of $n rows pass the filters.
filter-rows =
    { $n ->
        [one] { $shown } of { $n } row
       *[other] { $shown } of { $n } rows
    }

## Legend of the bars beside figures

legend-best = best figure
legend-range = lowest to highest
legend-open = at least
legend-shared = shared by several hosts
legend-planned = planned
legend-ceiling = ceiling, authorised

## References, and days near by

references = What these sentences rest on
reference = Reference { $n }
nearest = Nearest in time: { $day }

## Pages of a list

more = Next page
pages = Pages
pages-claims = Pages of claims
pages-first = First page

## The foot of a printed page

address = Permanent address: { $url }
