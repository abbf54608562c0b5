### The page of components, for builders.

## Components

components-title = Components
components-deck = The parts the pages are made of, in every state. Names and numbers here are examples.
components-evidence = Evidence and ratings
components-figures = Figures
components-dateline = Dateline
components-dateline-note = tinted wherever either date is not today
components-dates = Dates, example { $n }
components-time = In time
components-time-all = Planned, present, reducing, possible; one denial; the day shown
components-time-ended = Ended
components-claims = Claim card
components-notes = Empty, error, waiting
components-toast = Toast
components-buttons = Buttons and keys
components-button-main = Main
components-button-other = Other
components-button-small = Small
components-button-pressed = Pressed
components-button-disabled = Disabled
components-filters = Filter bar, facets, pages
components-rows = Example rows
components-kinds = Example kinds
components-pages-first = Pages, at the first
components-pages-further = Pages, further on
components-key-figures = Key figures and references
components-presence = Presence rows, with the longest, an Arabic and a Cyrillic name
