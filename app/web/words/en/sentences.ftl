### What claims and relationships say, as sentences without a full stop, and who reports it.
###
### $s is the subject and $o the object, with or without a link; $figure is a figure with its words or a sum.

## Who reports it

# $text is a sentence of this file; $n independent sources report it, not counting those rated unreliable.
hedge-reports =
    { $n ->
        [0] Only sources rated unreliable report that { $text }.
        [one] One source reports that { $text }.
       *[other] { $n } independent sources report that { $text }.
    }

# $n sources report it, $m deny it.
hedge-disputed =
    { $n ->
        [0]
            { $m ->
                [one] Disputed: only sources rated unreliable report that { $text }; one denies it.
               *[other] Disputed: only sources rated unreliable report that { $text }; { $m } deny it.
            }
        [one]
            { $m ->
                [one] Disputed: one source reports that { $text }; one denies it.
               *[other] Disputed: one source reports that { $text }; { $m } deny it.
            }
       *[other]
            { $m ->
                [one] Disputed: { $n } independent sources report that { $text }; one denies it.
               *[other] Disputed: { $n } independent sources report that { $text }; { $m } deny it.
            }
    }

# How many deny it is not at hand.
hedge-disputed-some =
    { $n ->
        [0] Disputed: only sources rated unreliable report that { $text }; others deny it.
        [one] Disputed: one source reports that { $text }; others deny it.
       *[other] Disputed: { $n } independent sources report that { $text }; others deny it.
    }

hedge-denied =
    { $n ->
        [one] One source denies that { $text }; none here affirms it.
       *[other] { $n } sources deny that { $text }; none here affirms it.
    }

hedge-denied-some = It is denied that { $text }; no source here affirms it.

## A figure beside what more than one source reports: it is from one of them, or the sum of several

figure-of-one = The figure shown is one source’s: { $figure }.
figure-of-several = The figure shown is made of several: { $figure }.

told-stale = It was last reported in { $date }, and not since.

# A matter that is only denied, as a link to it.
named-denied = denied: { $text }

# $who are the sources at the root; $text is what they deny.
claim-denies =
    { $n ->
        [one] { $who } denies that { $text }
       *[other] { $who } deny that { $text }
    }

## Where a matter stands, if the tense of its sentence does not say it

stands-announced = It is reported as announced.
stands-agreed = It is reported as agreed.
stands-deploying = It is reported to be under way, not complete.
stands-reducing = It is reported to be winding down.
stands-leaving = It is reported to be leaving.
stands-suspended = It is reported to be suspended.
stands-unknown = Where it stands is not said.

## DEPLOYED_TO

DEPLOYED_TO-fact = { $s } has forces in { $o }
DEPLOYED_TO-plan = { $s } is to send forces to { $o }
DEPLOYED_TO-past = { $s } had forces in { $o }
DEPLOYED_TO-fact-figure = { $s } has { $figure } in { $o }
DEPLOYED_TO-plan-figure = { $s } is to send { $figure } to { $o }
DEPLOYED_TO-past-figure = { $s } had { $figure } in { $o }
DEPLOYED_TO-heading = Forces abroad
DEPLOYED_TO-heading-inverse = Foreign forces here

## OPERATES_BASE

OPERATES_BASE-fact = { $s } operates { $o }
OPERATES_BASE-plan = { $s } is to operate { $o }
OPERATES_BASE-past = { $s } operated { $o }
OPERATES_BASE-heading = Bases it operates
OPERATES_BASE-heading-inverse = Who operates it

## TRAINS

TRAINS-fact = { $s } trains { $o }
TRAINS-plan = { $s } is to train { $o }
TRAINS-past = { $s } trained { $o }
TRAINS-heading = Trains
TRAINS-heading-inverse = Trained by

## ADVISES

ADVISES-fact = { $s } advises { $o }
ADVISES-plan = { $s } is to advise { $o }
ADVISES-past = { $s } advised { $o }
ADVISES-heading = Advises
ADVISES-heading-inverse = Advised by

## PROTECTS

PROTECTS-fact = { $s } protects { $o }
PROTECTS-plan = { $s } is to protect { $o }
PROTECTS-past = { $s } protected { $o }
PROTECTS-heading = Protects
PROTECTS-heading-inverse = Protected by

## FIGHTS

FIGHTS-fact = { $s } fights { $o }
FIGHTS-plan = { $s } is to fight { $o }
FIGHTS-past = { $s } fought { $o }
FIGHTS-heading = Fights
FIGHTS-heading-inverse = Fought by

## SUPPLIES

SUPPLIES-fact = { $s } supplies { $o }
SUPPLIES-plan = { $s } is to supply { $o }
SUPPLIES-past = { $s } supplied { $o }
SUPPLIES-heading = Supplies
SUPPLIES-heading-inverse = Supplied by

## CONDUCTS

CONDUCTS-fact = { $s } conducts { $o }
CONDUCTS-plan = { $s } is to conduct { $o }
CONDUCTS-past = { $s } conducted { $o }
CONDUCTS-heading = Operations and missions it conducts
CONDUCTS-heading-inverse = Conducted by

## CONTRIBUTES_TO

CONTRIBUTES_TO-fact = { $s } contributes to { $o }
CONTRIBUTES_TO-plan = { $s } is to contribute to { $o }
CONTRIBUTES_TO-past = { $s } contributed to { $o }
CONTRIBUTES_TO-fact-figure = { $s } contributes { $figure } to { $o }
CONTRIBUTES_TO-plan-figure = { $s } is to contribute { $figure } to { $o }
CONTRIBUTES_TO-past-figure = { $s } contributed { $figure } to { $o }
CONTRIBUTES_TO-heading = Contributes to
CONTRIBUTES_TO-heading-inverse = Contributors

## TAKES_PLACE_IN

TAKES_PLACE_IN-fact = { $s } takes place in { $o }
TAKES_PLACE_IN-plan = { $s } is to take place in { $o }
TAKES_PLACE_IN-past = { $s } took place in { $o }
TAKES_PLACE_IN-heading = Takes place in
TAKES_PLACE_IN-heading-inverse = What takes place here

## LOCATED_IN

LOCATED_IN-fact = { $s } is in { $o }
LOCATED_IN-plan = { $s } is to be in { $o }
LOCATED_IN-past = { $s } was in { $o }
LOCATED_IN-heading = Where it is
LOCATED_IN-heading-inverse = What is here

## PART_OF

PART_OF-fact = { $s } is part of { $o }
PART_OF-plan = { $s } is to be part of { $o }
PART_OF-past = { $s } was part of { $o }
PART_OF-heading = Part of
PART_OF-heading-inverse = Its parts

## SUBSIDIARY_OF

SUBSIDIARY_OF-fact = { $s } is a subsidiary of { $o }
SUBSIDIARY_OF-plan = { $s } is to be a subsidiary of { $o }
SUBSIDIARY_OF-past = { $s } was a subsidiary of { $o }
SUBSIDIARY_OF-heading = Subsidiary of
SUBSIDIARY_OF-heading-inverse = Subsidiaries

## FRONT_FOR

FRONT_FOR-fact = { $s } is a front for { $o }
FRONT_FOR-plan = { $s } is to be a front for { $o }
FRONT_FOR-past = { $s } was a front for { $o }
FRONT_FOR-heading = Front for
FRONT_FOR-heading-inverse = Fronts

## SUCCEEDED_BY

SUCCEEDED_BY-fact = { $s } is succeeded by { $o }
SUCCEEDED_BY-plan = { $s } is to be succeeded by { $o }
SUCCEEDED_BY-past = { $s } was succeeded by { $o }
SUCCEEDED_BY-heading = Succeeded by
SUCCEEDED_BY-heading-inverse = Successor of

## PARTY_TO

PARTY_TO-fact = { $s } is a party to { $o }
PARTY_TO-plan = { $s } is to be a party to { $o }
PARTY_TO-past = { $s } was a party to { $o }
PARTY_TO-heading = Agreements
PARTY_TO-heading-inverse = Parties

## OPPOSES

OPPOSES-fact = { $s } opposes { $o }
OPPOSES-plan = { $s } is to oppose { $o }
OPPOSES-past = { $s } opposed { $o }
OPPOSES-heading = Opposes
OPPOSES-heading-inverse = Opposed by

## PAYS

PAYS-fact = { $s } pays { $o }
PAYS-plan = { $s } is to pay { $o }
PAYS-past = { $s } paid { $o }
PAYS-fact-figure = { $s } pays { $o } { $figure }
PAYS-plan-figure = { $s } is to pay { $o } { $figure }
PAYS-past-figure = { $s } paid { $o } { $figure }
PAYS-heading = Pays
PAYS-heading-inverse = Paid by

## HIRES

HIRES-fact = { $s } hires { $o }
HIRES-plan = { $s } is to hire { $o }
HIRES-past = { $s } hired { $o }
HIRES-heading = Hires
HIRES-heading-inverse = Hired by

## ALLIED_WITH

ALLIED_WITH-fact = { $s } is allied with { $o }
ALLIED_WITH-plan = { $s } is to be allied with { $o }
ALLIED_WITH-past = { $s } was allied with { $o }
ALLIED_WITH-heading = Allied with
ALLIED_WITH-heading-inverse = Allied with

## SANCTIONS

SANCTIONS-fact = { $s } has sanctions on { $o }
SANCTIONS-plan = { $s } is to impose sanctions on { $o }
SANCTIONS-past = { $s } had sanctions on { $o }
SANCTIONS-heading = Sanctions
SANCTIONS-heading-inverse = Sanctioned by

## LEADS

LEADS-fact = { $s } leads { $o }
LEADS-plan = { $s } is to lead { $o }
LEADS-past = { $s } led { $o }
LEADS-heading = Leads
LEADS-heading-inverse = Led by

## MEMBER_OF

MEMBER_OF-fact = { $s } is a member of { $o }
MEMBER_OF-plan = { $s } is to be a member of { $o }
MEMBER_OF-past = { $s } was a member of { $o }
MEMBER_OF-heading = Member of
MEMBER_OF-heading-inverse = Members

## HOLDS_OFFICE_IN

HOLDS_OFFICE_IN-fact = { $s } holds office in { $o }
HOLDS_OFFICE_IN-plan = { $s } is to hold office in { $o }
HOLDS_OFFICE_IN-past = { $s } held office in { $o }
HOLDS_OFFICE_IN-heading = Holds office in
HOLDS_OFFICE_IN-heading-inverse = Office holders

## REPRESENTS

REPRESENTS-fact = { $s } represents { $o }
REPRESENTS-plan = { $s } is to represent { $o }
REPRESENTS-past = { $s } represented { $o }
REPRESENTS-heading = Represents
REPRESENTS-heading-inverse = Represented by

## ASSOCIATE_OF

ASSOCIATE_OF-fact = { $s } is an associate of { $o }
ASSOCIATE_OF-plan = { $s } is to be an associate of { $o }
ASSOCIATE_OF-past = { $s } was an associate of { $o }
ASSOCIATE_OF-heading = Associate of
ASSOCIATE_OF-heading-inverse = Associates

## INVOLVED_IN

INVOLVED_IN-fact = { $s } is involved in { $o }
INVOLVED_IN-plan = { $s } is to be involved in { $o }
INVOLVED_IN-past = { $s } was involved in { $o }
INVOLVED_IN-heading = Involved in
INVOLVED_IN-heading-inverse = Who was involved

## DENOUNCES

DENOUNCES-fact = { $s } denounces { $o }
DENOUNCES-plan = { $s } is to denounce { $o }
DENOUNCES-past = { $s } denounced { $o }
DENOUNCES-heading = Denounces
DENOUNCES-heading-inverse = Denounced by
