### The explorer: how entities are connected, and taking a view away.

## Asking

explorer-connections = Connect
explorer-connections-how = Name two entities, or mark them in the picture: with Shift and a click, a long touch, or the key x.
explorer-from = Between
explorer-to = And
explorer-ask-path = Paths
explorer-ask-common = In common
explorer-ask-connect = Who connects these?
explorer-nothing-like = Nothing is found that is called “{ $name }”.

explorer-marked =
    { $n ->
        [one] { $n } entity is marked:
       *[other] { $n } entities are marked:
    }

explorer-marked-remove = Mark { $name } no longer
explorer-marked-none = Mark none

explorer-pinned =
    { $n ->
        [one] { $n } entity is pinned.
       *[other] { $n } entities are pinned.
    }

explorer-pinned-none = Let go

## The answer

explorer-answer = How they are connected
explorer-answer-close = Close

# $n is how many relationships lead from one to the other.
explorer-path-is =
    { $n ->
        [one] { $source } and { $target } are connected directly:
       *[other] { $source } and { $target } are { $n } steps apart:
    }

explorer-path-none =
    { $n ->
        [one] Nothing that is shown connects { $source } and { $target } directly.
       *[other] No path of at most { $n } steps leads from { $source } to { $target } through what passes.
    }

# The $m-th of $n paths.
explorer-path-of = Path { $m } of { $n }

explorer-path-previous = Previous path
explorer-path-next = Next path

# $names is a list of entities, $n how many neighbours they have in common.
explorer-common-is =
    { $n ->
        [0] { $names } have no neighbour in common.
        [one] { $names } have { $n } neighbour in common:
       *[other] { $names } have { $n } neighbours in common:
    }

explorer-common-more =
    { $n ->
        [one] The best evidenced is shown.
       *[other] The { $n } best evidenced are shown.
    }

# $names is a list of entities, $n how many others connect them.
explorer-connect-is =
    { $n ->
        [0] { $names } are connected with each other, through nobody else:
        [one] { $names } are connected through { $n } further entity:
       *[other] { $names } are connected through { $n } further entities:
    }

# $names is a list of entities that are not among those of the sentence before.
explorer-connect-apart =
    { $n ->
        [one] Nothing within { $n } step connects { $names } to them.
       *[other] Nothing within { $n } steps connects { $names } to them.
    }

explorer-connect-none =
    { $n ->
        [one] Nothing within { $n } step connects { $names } with each other.
       *[other] Nothing within { $n } steps connects { $names } with each other.
    }

## Sharing

explorer-share = Share
explorer-share-link = The link to this view
explorer-share-copy = Copy link
explorer-share-copied = The link was copied: it shows the same entities in the same places.
explorer-share-copy-yourself = The browser does not let this page copy: the link is marked, copy it.
explorer-share-save = Save this view
explorer-share-name = Name of the view
explorer-share-saved = Saved views
explorer-share-sign-in = Sign in to save this view under a name.
explorer-share-may-not = Saving a view needs the role contributor.
explorer-share-take = Take away
explorer-share-svg = Picture, SVG
explorer-share-png = Picture, PNG
explorer-share-csv = Table, CSV
explorer-share-graphml = Graph, GraphML
explorer-share-losses = What these formats leave out

## What stands under a picture that is taken away

# $names is a list of $n publishers.
picture-sources =
    { $n ->
        [0] No sources.
        [one] Source: { $names }.
       *[other] Sources: { $names }.
    }

# $names is a list of publishers, $n how many more there are.
picture-sources-more = Sources: { $names } and { $n } more.

picture-title = { $names }, and what is around
picture-title-none = The most connected part of the graph
picture-from = Made with Garrison, { $instant }: { $url }
picture-two = two or more independent sources
