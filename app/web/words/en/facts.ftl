### What is said of one fact, on whatever page: when, how many, how much, how it stands, who says so.

## Dates, no more precise than their source wrote them

date-none = date not stated
date-approximate = around { $date }
date-uncertain = { $date }, uncertain
date-both = around { $date }, uncertain
date-within = some time in { $date }
date-some-time = some time { $date }
# $start and $end are dates; $start is without what both have in common.
date-between = between { $start } and { $end }
# $dates are several, with commas.
date-one-of = one of { $dates }

# $first is the decade's first year: the 2010s.
date-decade = the { $first }s

# $first and $last are years: between 2000 and 2099.
date-century = between { $first } and { $last }

date-spring = spring { $year }
date-summer = summer { $year }
date-autumn = autumn { $year }
date-winter = winter { $year }

## From when to when: each end is a date, open (it goes on, or always was), or not known

interval-date-date = { $start } to { $end }
interval-date-open = since { $start }
interval-date-unknown = from { $start }, end not known
interval-open-date = until { $end }

# When it began nobody says; the next one says that it goes on, or always was.
interval-unknown-date = until { $end }, start not known

interval-open-open = at all times
interval-open-unknown = date not stated
interval-unknown-open = date not stated
interval-unknown-unknown = date not stated

## The dates a page is true for

# $known is one of the messages dateline-known-…
dateline-all = All times, as known { $known }

dateline-on = True on { $day }, as known { $known }
dateline-on-today = True on today, { $day }, as known { $known }
dateline-known-today = today
dateline-known-day = on { $day }
dateline-known-instant = at { $instant }

## Claims: when they speak of, where they stand, what they add

# $interval is one of the messages interval-…; $as_of is the day for which a source says so.
claim-when-both = { $interval }, as of { $as_of }

claim-when-planned = planned for: { $interval }
claim-when-published = published { $date }
claim-when-undated = undated
claim-proposed = proposed, not yet accepted
claim-in-document = In the document
claim-in-text = In the text
claim-itself = Claim
# $place is where a claim holds.
claim-place = in { $place }

# The document cites another publisher for it.
claim-via = citing { $publisher }
# $citing are a source's words for whom $publisher cites.
claim-via-citing = citing { $publisher }, which cites { $citing }

# $stated is the name as the source spells it, $name as it is known here.
claim-stated = { $name } is stated as “{ $stated }”

# $parts is a list: 1,000 troops and 200 police.
detail-split = of them { $parts }

# $figure is a number of people with its words.
detail-trained = { $figure } trained
lost-killed = { $figure } killed
lost-wounded = { $figure } wounded
lost-captured = { $figure } captured
lost-missing = { $figure } missing

detail-note = note: { $note }
retracted-on = Retracted on { $day }.
retracted-because = Retracted on { $day }: { $reason }
stance-denies = denies
retracted = retracted

## Figures. The placeables are numbers of people

figure-none = not stated
figure-zero = none
figure-exactly = { $n }
figure-about = about { $n }
figure-at-least = at least { $n }
figure-up-to = up to { $n }
figure-ceiling = up to { $n }
figure-range = { $low }–{ $high }
figure-range-about = about { $low }–{ $high }

# $n is the best figure, $low and $high are its bounds.
figure-best-range = { $n } ({ $low }–{ $high })

figure-about-range = about { $n } ({ $low }–{ $high })

# $figure is a figure with its words (about 400; 5,100 troops), $n how many hosts share it.
figure-shared =
    { $n ->
        [one] { $figure }
       *[other] { $figure } for { $n } hosts
    }

figure-for-hosts =
    { $n ->
        [one] for this host
       *[other] for { $n } hosts
    }

figure-authorised = authorised

## Figures with who they are

strength-none = number not stated

# $figure is a figure with its words (about 1,000), $n its largest number, for the plural.
strength-troops =
    { $n ->
        [one] { $figure } soldier
       *[other] { $figure } troops
    }

strength-police =
    { $n ->
        [one] { $figure } police officer
       *[other] { $figure } police
    }

strength-observers =
    { $n ->
        [one] { $figure } observer
       *[other] { $figure } observers
    }

strength-contractors =
    { $n ->
        [one] { $figure } contractor
       *[other] { $figure } contractors
    }

strength-instructors =
    { $n ->
        [one] { $figure } instructor
       *[other] { $figure } instructors
    }

strength-civilians =
    { $n ->
        [one] { $figure } civilian
       *[other] { $figure } civilians
    }

strength-mixed =
    { $n ->
        [one] { $figure } person
       *[other] { $figure } personnel
    }

## Who they are, by themselves

category-troops = troops
category-police = police
category-observers = observers
category-contractors = contractors
category-instructors = instructors
category-civilians = civilians
category-mixed = all personnel

## Sums of money

# $amount has its unit: 6 billion.
money-month = { $currency } { $amount } a month

money-year = { $currency } { $amount } a year
money-total = { $currency } { $amount } in all

## Places in degrees

# $north and $east are one of the four letters that follow.
coordinates = { $latitude } { $north }, { $longitude } { $east }

coordinates-north = N
coordinates-south = S
coordinates-east = E
coordinates-west = W

## How a matter stands, as a badge

status-planned = planned
status-announced = announced
status-agreed = agreed
status-deploying = deploying
status-present = present
status-reducing = reducing
status-leaving = leaving
status-suspended = suspended
status-ended = ended
status-unknown = unknown
status-possibly-deploying = possibly deploying
status-possibly-present = possibly present
status-possibly-reducing = possibly reducing
status-possibly-leaving = possibly leaving
status-possibly-suspended = possibly suspended

## How certain a matter is on the day shown

certainty-certain = certain on this day
certainty-possible = possible on this day: not confirmed since
certainty-not-yet = not yet: planned only
certainty-stale = not confirmed for more than three years
certainty-no = not on this day

## Evidence, as a badge with its counts

evidence-claimed =
    { $n ->
        [0] no reliable source
        [one] { $n } source
       *[other] { $n } sources
    }

evidence-corroborated =
    { $n ->
        [one] { $n } source
       *[other] { $n } independent sources
    }

# $n sources affirm, $m deny.
evidence-disputed =
    { $n ->
        [0]
            { $m ->
                [one] no reliable source, 1 denies
               *[other] no reliable source, { $m } deny
            }
        [one]
            { $m ->
                [one] 1 affirms, 1 denies
               *[other] 1 affirms, { $m } deny
            }
       *[other]
            { $m ->
                [one] { $n } affirm, 1 denies
               *[other] { $n } affirm, { $m } deny
            }
    }

# How many deny is not at hand.
evidence-disputed-some =
    { $n ->
        [0] no reliable source, disputed
        [one] { $n } affirms, disputed
       *[other] { $n } affirm, disputed
    }

evidence-denied = denied by { $n }
evidence-denied-some = denied
figures-single = one figure
figures-agree = figures agree
figures-differ = figures differ

## Counts

claims =
    { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    }

claims-page =
    { $n ->
        [one] { $n } claim on this page
       *[other] { $n } claims on this page
    }

# $first and $last are the places in the list of $n claims.
claims-part =
    { $n ->
        [one] { $first } to { $last } of { $n } claim
       *[other] { $first } to { $last } of { $n } claims
    }

relationships =
    { $n ->
        [0] no relationships
        [one] { $n } relationship
       *[other] { $n } relationships
    }

## Ratings, by the two scales of the Admiralty system

reliability-A = completely reliable
reliability-B = usually reliable
reliability-C = fairly reliable
reliability-D = not usually reliable
reliability-E = unreliable
reliability-F = reliability cannot be judged
credibility-1 = confirmed by other sources
credibility-2 = probably true
credibility-3 = possibly true
credibility-4 = doubtful
credibility-5 = improbable
credibility-6 = truth cannot be judged

# $code is B, 2 or B2; $reliability and $credibility are of the messages above.
rating-source = Source rated { $code }: { $reliability }

rating-both = Rated { $code }: source { $reliability }, information { $credibility }
rating-information = Information rated { $code }: { $credibility }
rating-none = Not rated
rating-none-code = unrated
