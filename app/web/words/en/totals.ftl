### What a total says of itself: what it counts, what it leaves out, and why.

## What it counts

# $total is a figure with its words, $n how many figures it adds up.
total-counted =
    { $n ->
        [0] No figure counts.
        [one] { $total } personnel, from { $n } figure.
       *[other] { $total } personnel, from { $n } figures.
    }

# $certain is a figure with its words.
total-certain = { $certain } of them are certain on that day, the others possible.

total-certain-none = None of this is certain: it is possible only.

## What it leaves out: phrases that total-left-out lists

# $reasons is a list of the messages that follow.
total-left-out = Left out: { $reasons }.

# $most is how many people the figures are of, at the most.
total-left-out-planned =
    { $n ->
        [one] { $n } figure of what is only planned ({ $most })
       *[other] { $n } figures of what is only planned ({ $most } together)
    }

total-left-out-ceiling =
    { $n ->
        [one] { $n } ceiling, which says who may be there and not who is ({ $most })
       *[other] { $n } ceilings, which say who may be there and not who is ({ $most } together)
    }

total-left-out-absence =
    { $n ->
        [one] { $n } figure that says that nobody was there
       *[other] { $n } figures that say that nobody was there
    }

total-left-out-weak =
    { $n ->
        [one] { $n } figure of an unreliable source, or of what is improbable ({ $most })
       *[other] { $n } figures of unreliable sources, or of what is improbable ({ $most } together)
    }

total-left-out-shared =
    { $n ->
        [one] { $n } figure that other places share, so that up to { $most } may be here
       *[other] { $n } figures that other places share, so that up to { $most } may be here
    }

total-left-out-counted =
    { $n ->
        [one] { $n } repetition of a figure that hosts share and that counts once
       *[other] { $n } repetitions of figures that hosts share and that count once
    }

total-left-out-superseded =
    { $n ->
        [one] { $n } other figure of the same forces, for which a closer one is shown
       *[other] { $n } other figures of the same forces, for which closer ones are shown
    }

total-left-out-overtaken =
    { $n ->
        [one] { $n } shared figure that is older than a departure from one of its hosts ({ $most })
       *[other] { $n } shared figures that are older than a departure from one of their hosts ({ $most } together)
    }

total-left-out-ended =
    { $n ->
        [one] { $n } figure of a mission or an operation that has ended there ({ $most })
       *[other] { $n } figures of missions or operations that have ended there ({ $most } together)
    }

total-left-out-contained =
    { $n ->
        [one] { $n } figure that is part of another ({ $most })
       *[other] { $n } figures that are part of others ({ $most } together)
    }

total-left-out-mission =
    { $n ->
        [one] { $n } figure within a mission, or within who has it, that is counted as a whole ({ $most })
       *[other] { $n } figures within missions, or within who has them, that are counted as a whole ({ $most } together)
    }

total-left-out-contributors =
    { $n ->
        [one] { $n } figure of a mission, or of who has missions, whose parts are counted ({ $most })
       *[other] { $n } figures of missions, or of who has missions, whose parts are counted ({ $most } together)
    }

## Deployments that no source puts a number on

total-unstated =
    { $n ->
        [one] { $n } deployment is reported without a figure.
       *[other] { $n } deployments are reported without a figure.
    }
