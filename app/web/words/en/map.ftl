### The world map.

## What stands at the map

map-label = World map: foreign forces reported, by number of senders
map-heading = Foreign forces reported, by number of senders
map-skip = Skip the map
map-elsewhere = Not on the map, for they are no countries: { $names }.
map-no-sender = { $name } is no country, so no arcs lead from it.
map-borders = How borders are drawn
map-policy = Borders follow Natural Earth 1:50m (public domain) and say nothing on whose a land is. Each country of ISO 3166-1, and Kosovo, is drawn as one: land that Natural Earth draws apart or with another state stands with the country whose subdivision ISO 3166-2 has it as (Northern Cyprus with Cyprus, Somaliland with Somalia, Crimea with Ukraine). What is assigned to nobody is left in the colour of land. Equal Earth projection: areas keep their proportion. Antarctica is left out.

## What is said of a land, a base, an arc

# $n senders are reported present in $name.
map-land =
    { $n ->
        [0] { $name }: no foreign forces reported
        [one] { $name }: { $n } sender
       *[other] { $name }: { $n } senders
    }

map-land-possible =
    { $n ->
        [one] { $name }: { $n } sender, possibly
       *[other] { $name }: { $n } senders, all possibly
    }

map-land-planned =
    { $n ->
        [one] { $name }: nobody reported present, { $n } sender planned
       *[other] { $name }: nobody reported present, { $n } senders planned
    }

# $figure, $status and $evidence are written out already: about 400; present; 2 sources.
map-arc = { $sender } in { $host }: { $figure }; { $status }; { $evidence }

# $n forces use the base $name.
map-base =
    { $n ->
        [one] { $name }: { $n } user
       *[other] { $name }: { $n } users
    }

## Legend

map-legend-1 = 1–2
map-legend-2 = 3–5
map-legend-3 = 6–10
map-legend-4 = more than 10
map-legend-possible = possible only
map-legend-dots = Circles: places too small to draw
map-legend-bases = Bases
map-legend-arc-solid = certain
map-legend-arc-possible = possible
map-legend-arc-planned = planned: shades nothing
map-legend-width = Wider arcs: over 100, 1,000, 5,000

## Parts of the map, and looking closer

map-parts = Parts of the map
map-part-whole = All of it
map-part-africa = Africa
map-part-europe = Europe
map-part-middle-east = Middle East
map-part-asia = Asia
map-part-americas = Americas
map-part-pacific = Pacific
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-whole = Whole map

## Regions of the world, by the UN's M49

region-northern-africa = Northern Africa
region-western-africa = Western Africa
region-middle-africa = Middle Africa
region-eastern-africa = Eastern Africa
region-southern-africa = Southern Africa
region-northern-america = Northern America
region-caribbean = Caribbean
region-central-america = Central America
region-south-america = South America
region-central-asia = Central Asia
region-eastern-asia = Eastern Asia
region-south-eastern-asia = South-eastern Asia
region-southern-asia = Southern Asia
region-western-asia = Western Asia
region-eastern-europe = Eastern Europe
region-northern-europe = Northern Europe
region-southern-europe = Southern Europe
region-western-europe = Western Europe
region-australia-and-new-zealand = Australia and New Zealand
region-melanesia = Melanesia
region-micronesia = Micronesia
region-polynesia = Polynesia
region-antarctica = Antarctica
