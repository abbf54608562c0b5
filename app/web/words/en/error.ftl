### Pages that say what went wrong, by status.

## What went wrong

error-start = Start page
error-next = Nothing was changed.
error-404-title = There is no such page

# $path is the address that was asked for.
error-404-detail = Nothing stands at { $path }.

error-404-next = The address may be misspelt, or the thing has another name here: try the search.
error-422-title = This address cannot be read
error-422-next = Nothing was changed. Correct the part named above, or begin at the start page.
error-500-title = Something went wrong here
error-500-next = Nothing recorded was lost. The fault is logged; trying again may help.
error-503-title = The graph is not answering
error-503-next = Nothing recorded was lost. It usually comes back within seconds.
error-401-title = This is for those who are signed in
error-401-next = Nothing was changed. Sign in, then go back and try again.
error-403-title = Your key does not go that far
error-403-next = Nothing was changed. Whoever runs this Garrison makes keys with other roles.
error-cross-site-title = This form was not taken
error-cross-site-next = Nothing was changed. Go back, load the page again, and send it once more.
error-near = Did you mean
