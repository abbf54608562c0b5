### What somebody watches.

## The list

watch-title = What you watch
watch-watch = Watch
watch-watch-title = Put it on your list: you are told what was learnt of it since your last visit
watch-unwatch = Unwatch
watch-unwatch-title = Take it off your list
watch-everything = All that was learnt
watch-whose = What somebody watches is shown to those who are signed in.
watch-none = You watch nothing yet. Open the page of a country, a force or a person and choose Watch.
watch-find = Search for one

# $n are watched; of those $m changed, never more than are watched.
watch-counts =
    { $n ->
        [one]
            { $m ->
                [0] Nothing changed in the one you watch.
                [one] Something changed in the one you watch.
               *[other] Something changed in the one you watch.
            }
       *[other]
            { $m ->
                [0] Nothing changed in the { $n } you watch.
                [one] Of the { $n } you watch, something changed in one.
               *[other] Of the { $n } you watch, something changed in { $m }.
            }
    }

watch-more =
    { $n ->
        [one] { $n } more change
       *[other] { $n } more changes
    }

watch-quiet = Nothing new
watch-quiet-meta = watched, and as it was
watch-since = watched since { $day }
