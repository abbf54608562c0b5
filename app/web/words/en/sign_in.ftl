### Signing in.

## Signing in

sign-in-title = Sign in
sign-in-deck = With a key one reads the full texts of documents and the claims that are only proposed, and may write as far as its role goes.
sign-in-key = Your key

# $command is a command to type.
sign-in-how = Whoever runs this Garrison makes keys with { $command }; each is shown once.

sign-in-kept = The key itself is not kept in this browser. It is signed in for up to a month, and out again a week after its last visit, or when the key is revoked.
sign-in-asked = That page is for those who are signed in.
sign-in-ended = Your session has ended. Sign in again to go on.
sign-in-stale = This form was too old, or the browser keeps no cookies for this site. Try again.

sign-in-too-many =
    { $n ->
        [one] Too many keys were tried from your address. Wait a minute, then try again.
       *[other] Too many keys were tried from your address. Wait { $n } minutes, then try again.
    }

sign-in-as = You are signed in as { $name }
sign-in-role-reader = Reader: may read everything, also full texts and proposed claims.
sign-in-role-contributor = Contributor: may read everything; claims arrive as proposals.
sign-in-role-analyst = Analyst: may read everything; claims arrive accepted.
sign-in-role-admin = Administrator: may do everything.
sign-in-go-on = Go on
