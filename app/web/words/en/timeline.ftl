### Everything over time.

## The timeline

timeline-title = Over time: { $names }
timeline-title-none = Over time: the best attested deployments
timeline-heading = Timeline
timeline-span = { $first } to { $last }; one row a relationship
timeline-events = Events around them

# $name is what happened.
timeline-incident = { $name }

timeline-agreement = agreement: { $name }
timeline-end = end of { $name }, as claimed
timeline-none = Nothing with a date is recorded here.
timeline-from = From
timeline-to = To
timeline-show = Show
timeline-more = Show all that is recorded
timeline-table = As a table
timeline-what = What is claimed
timeline-open = Open the timeline
timeline-figures = The numbers over time
timeline-figures-meta = as the sources give them, each on its own scale; dashed where only possible

# The lowest and the highest figure.
timeline-numbers = { $low } to { $high }

# $n is the number the height of the chart stands for.
timeline-scale = up to { $n }

## Years shown

timeline-zoom = Years shown
timeline-zoom-all = All years
timeline-zoom-ten = Last ten years
timeline-zoom-three = Last three years
timeline-zoom-closer = Closer
timeline-zoom-earlier = Earlier
timeline-zoom-later = Later
