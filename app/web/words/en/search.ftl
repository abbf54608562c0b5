### Search and its suggestions.

## The box

search-title = Search
search-title-of = { $q } – Search
search-short = Country, force, person …
search-examples = Mali, Wagner, Barkhane, RCA …
search-suggestions = Suggestions
search-label = Search countries, forces, people, documents and quotes

## Sorts of what is found

search-sorts = What was found
search-every-sort = Everything
search-sort-entity = Countries, forces, people
search-sort-document = Documents
search-sort-quote = Quotes
search-sort-claim = Claims

# $n found.
search-part-entity = { $n }, by name

search-part-document = { $n }, by title

search-part-quote =
    { $n ->
        [one] { $n } claim, by the words quoted
       *[other] { $n } claims, by the words quoted
    }

search-part-claim =
    { $n ->
        [one] { $n } claim, by its note or the names as stated
       *[other] { $n } claims, by their notes or the names as stated
    }

search-all = All { $n }

## Narrowing down

search-filters = Narrow claims and documents down
search-predicate = Claim
search-year = Published in
search-unnarrowed = Search everything
search-cut = Of each sort, the first 500 are looked at.
search-kinds = Kinds
search-every-kind = All kinds

## What was found

search-none = Names are found in any script and without accents, titles and quotes by their words; small misspellings are forgiven.
search-help = Type a name in any language or script, an abbreviation (RCA), the name of a people (Malian), or words of a title or a quote. Accents do not matter, and small misspellings are forgiven.

search-found =
    { $n ->
        [0] Nothing found for “{ $q }”
        [one] { $n } found for “{ $q }”
       *[other] { $n } found for “{ $q }”
    }

# $n are shown, and there are more.
search-more = The first { $n } for “{ $q }”

search-further = { $n } more for “{ $q }”
