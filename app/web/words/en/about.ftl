### The page on data and method.

## Opening, and headings of its sections

about-title = Data and method
about-deck = Garrison records who is said to have forces in whose country, and who says it. It keeps every source’s version beside the others and derives what is shown by rules that are written down here.
about-contents = On this page
about-nouns = Four nouns
about-kinds = Kinds
about-predicates = What can be claimed
about-keyboard = Keyboard

## Four nouns

about-noun-entity = Entity
about-noun-entity-meaning = Something in the world: a country, a force, an operation, a person.
about-noun-document = Document
about-noun-document-meaning = Something that says something, with its publisher, and the documents it repeats where it is known to repeat others.
about-noun-claim = Claim
about-noun-claim-meaning = One document saying one thing about two entities. A claim is never edited: it is retracted with a reason, and another one takes its place. What was retracted stays readable.
about-noun-relationship = Relationship
about-noun-relationship-meaning = What all the claims about the same two entities add up to over one stretch of time. It is worked out from the claims each time one comes or goes; nobody writes it by hand.

## How claims become relationships

about-relationships = Relationships
about-relationships-heading = How claims become relationships
about-relationships-join = Each affirming claim covers the days it speaks of, and no claim reaches past the day it was made. Claims that touch in time are one relationship; so are claims with a gap between them, unless one of them said that the matter had ended. Two dates for one departure are one end, and the other date is named; somebody seen within a month of an end makes its day uncertain, and is no return. A force that left and came back therefore has two relationships, each with its own ledger.
about-relationships-plans = A plan joins the relationship during which it is stated, or else the one it is a plan for, and never makes it longer. An end that was still to come when it was stated is a planned end: it is said, and nothing is counted after it, until somebody reports anew. Denials join what they deny; they neither end nor confirm it.
about-relationships-nought = A source that puts the number at nought says that nobody was there: it ends what was reported before, denies what others report of the same days, and is never a presence. A nought of police alone says nothing of troops.

## Which figure is shown

about-shown-value = The figure shown
about-shown-value-heading = Which figure is shown
about-shown-value-order = Where several sources give a number, all of them stand in the ledger, and one is shown elsewhere. A number counts on the days its claim speaks of and for three years after them, never before. Among those of the same hosts, mission and sort of people it is chosen in this order:
about-shown-value-parts = A number that is part of a larger one is not shown in its place; where the part is the newer of the two, the value runs from the part to the whole, and both are named. Numbers of different people, such as those under two missions, are added up, and the parts named. A number shared by several hosts is given to none of them: it is named as shared. “Figures differ” is said of the numbers alone, and does not make a relationship disputed.
about-shown-value-total = A total adds up the figures shown for the day. What may be of the same people adds up to a range. Shared and planned numbers, ceilings, weak ones, those of a mission that has ended, and parts of others stay outside, and are named beside it.
about-order-observed = what was observed, before what was planned or merely authorised;
about-order-reliable = sources rated reliable or not rated, before those rated unreliable (E) or improbable (5);
about-order-latest = on a day, the one whose date fits it most closely, else the latest before it; over all times, the latest;
about-order-rated = the better rated, then that of the later document;
about-order-sources = the one that rests on more sources.

## Evidence

about-evidence = Evidence
about-evidence-counting = Sources are counted where the words come from. Ten papers that print one agency’s story are one source, and so are nine editions of one yearbook. Sources rated unreliable are listed, but neither count nor dispute.
about-evidence-claimed = One independent source affirms it.
about-evidence-corroborated = Two or more independent sources affirm it, and nobody denies it.
about-evidence-disputed = Somebody affirms it and somebody denies it, of the same days.
about-evidence-denied = There are only denials.

## Status and certainty

about-certainty = Certainty
about-certainty-heading = Status and certainty
about-certainty-rule = On a given day the status is that of the latest claim made by then. It is certain where a source says so of that day, or between two such days at most three years apart, unless somebody denies it. It is possible on its other days, and for three years after a sighting, but not after a planned end. After that, and in longer gaps, it is listed as last heard of, and no longer counted. A plan is “not yet” until something is reported to have happened.

## Two dates

about-times = Two dates
about-times-two = Every page answers for two dates, and says which. “True on” is the day in the world: without it, pages show all times. “As known” is the day of our knowledge: what had been recorded, and not yet retracted, by then. The line under the masthead is tinted wherever either of them is not today.
about-times-vague = Vague dates stay vague: “around September 2021”, “2021, uncertain”, “spring 2021”, “between 13 and 25 September 2019”.

## Ratings

about-ratings = Ratings
about-ratings-source = The source
about-ratings-information = What it says
about-ratings-scales = These are the two scales of the Admiralty system. F and 6 mean that nobody can tell, and count as not rated.

## Totals and map

about-totals-title = Totals
about-totals = A total is for one day and one question, and counts only what was observed: plans and ceilings are left out. So is a figure that is part of another. A figure that several hosts share counts once for its sender and for none of the hosts. A shared figure is not counted once one of its hosts was left, nor what is under a mission after that ended. Forces at a base are forces in its country, those of a unit forces of its country. A mission, and who has missions, counts once, by its own figure or by its contributors’, whichever is larger. Ranges add as ranges. Every total says what it leaves out, and why.
about-map = The map shades a host by how many senders are reported there on the day. Plans and denials shade nothing. Hatched is a host where every presence is only possible on that day.

## Sources, kinds and licence

about-sources = Sources and licence
about-sources-quotes = Each claim names its document, and each document its publisher, date and address where they are known. Short quotes are shown with the claims that rest on them; full texts only to holders of a key.
about-kinds-note = five colours, fifteen shapes; each can be told by its shape alone
about-licence-name = Apache License 2.0

# $licence is a link with the name of the licence, $api one with that of the API.
about-licence = Garrison is free software under the { $licence }. It takes no side: colours mean statuses, never friends or enemies. Everything shown here can also be read by programs, through the { $api }.
