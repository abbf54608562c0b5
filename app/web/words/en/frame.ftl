### What stands round every page.

## Masthead, footer, title

site = Garrison
page-title = { $title } – Garrison
skip = Skip to the content
nav-main = Main
nav-folded = Main, folded
nav-menu = Menu
nav-site = Site
nav-explore = Explore
nav-presence = Presence
nav-timeline = Timeline
nav-about = Data and method
nav-api = API
version = Garrison { $version }
made-at = Page made { $instant }

## The dates of a page

dates-label = Dates shown
dates-change = Change dates
dates-on = True on
dates-known = As known on
dates-help = Leave the first empty for all times, the second for what is known today.
dates-show = Show
dates-today = Back to today

## Common acts

try-again = Try again
close = Close
open-in-explorer = Open in explorer
all-times = Show all times
in-explorer = In the explorer
undo = Undo
redo = Redo

## Who is signed in

sign-out = Sign out
role-reader = reader
role-contributor = contributor
role-analyst = analyst
role-admin = administrator

# $role is one of the messages role-…
account-menu = Signed in: { $name }, { $role }
