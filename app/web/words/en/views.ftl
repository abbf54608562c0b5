### Saved views.

## Saved views

views-title = Saved views
views-deck = Parts of the graph that somebody kept under a name. Each opens as it was saved.
views-by = Saved by { $name } on { $day }
views-rename = Rename
views-new-name = New name of “{ $name }”
views-delete = Delete
views-delete-this = Delete “{ $name }”
views-deleted = “{ $name }” was deleted.
views-none = No view has been saved yet.
views-none-next = Open the explorer, and save a view under “Share”.
views-older = Older views
views-newest = Newest views
views-refused = This view was not saved: { $reason }
