### The reference of the API.

## The reference

api-heading = { $title } API

# $openapi is a link.
api-openapi = Programs read the same description as { $openapi }.

api-calls = Calls
api-name = Name
api-type = Type
api-meaning = Meaning
api-status = Status
api-title = Title
api-what-to-do = What to do
api-required = required
api-in-path = in the path

# $value is what holds where nothing is said.
api-default = unless said: { $value }

# $role is a role of a key: analyst.
api-needs = Needs a key with the role { $role }.

api-parameters = Parameters of { $call }
api-body = Body: { $type }
api-answers = Answers
api-problems = Problems

# $format is a media type, $field the name of a field.
api-problems-how = Every error is one of these, as { $format }. Switch on { $field }: it is the address of the row here.

api-shapes = Shapes
api-fields = Fields of { $shape }
