### The keys, by what they do and where.

## What they do

keys-title = Keyboard
keys-everywhere = On every page
keys-search = Search
keys-dates = Change the dates
keys-list = The keys of this page
keys-close = Close what is open
keys-suggestions = In a search box
keys-choose = Choose among the suggestions
keys-go = Go to the one chosen, or search
keys-explorer = On the picture of the explorer
keys-neighbour = Go to the neighbour on that side
keys-relationship = The next and the previous relationship: of the answer shown, else of this entity
keys-open = Open its dossier, or its ledger
keys-add = Find an entity, or add one
keys-filters = Go to the filters
keys-time = Go to the slider of time
keys-panel = Go to the details
keys-around = Around the picture
keys-year = On the slider: to the year after, to the year before
keys-back = Back to the picture
keys-expand = Fetch its neighbours
keys-collapse = Fold them away
keys-hide = Hide it
keys-deselect = Choose nothing
keys-fit = Fit the picture to the window
keys-zoom = Closer, farther
keys-undo = Undo
keys-redo = Redo
keys-mark = Mark it, or no longer
keys-connect = Show how the marked ones are connected
keys-pin = Pin it where it is, or no longer
keys-step = Previous and next path
keys-link = Copy the link

## What is written on a key that has a name

cap-Enter = Enter
cap-Escape = Esc
cap-Shift = Shift
cap-Backspace = Backspace
cap-Ctrl = Ctrl
cap-PageUp = Page up
cap-PageDown = Page down
