"""What signing in says in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SIGN_IN: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {
        "sign-in.title": "Sign in",
        "sign-in.deck": (
            "With a key one reads the full texts of documents and the claims that are only proposed, and may "
            "write as far as its role goes."
        ),
        "sign-in.key": "Your key",
        "sign-in.how": "Whoever runs this Garrison makes keys with {command}; each is shown once.",
        "sign-in.kept": (
            "The key itself is not kept in this browser. It is signed in for up to a month, and out again a "
            "week after its last visit, or when the key is revoked."
        ),
        "sign-in.asked": "That page is for those who are signed in.",
        "sign-in.ended": "Your session has ended. Sign in again to go on.",
        "sign-in.stale": "This form was too old, or the browser keeps no cookies for this site. Try again.",
        "sign-in.too-many": {
            "one": "Too many keys were tried from your address. Wait a minute, then try again.",
            "other": "Too many keys were tried from your address. Wait {n} minutes, then try again.",
        },
        "sign-in.as": "You are signed in as {name}",
        "sign-in.role.reader": "Reader: may read everything, also full texts and proposed claims.",
        "sign-in.role.contributor": "Contributor: may read everything; claims arrive as proposals.",
        "sign-in.role.analyst": "Analyst: may read everything; claims arrive accepted.",
        "sign-in.role.admin": "Administrator: may do everything.",
        "sign-in.go-on": "Go on",
        "sign-out": "Sign out",
        "role.reader": "reader",
        "role.contributor": "contributor",
        "role.analyst": "analyst",
        "role.admin": "administrator",
        "error.401.title": "This is for those who are signed in",
        "error.401.next": "Nothing was changed. Sign in, then go back and try again.",
        "error.403.title": "Your key does not go that far",
        "error.403.next": "Nothing was changed. Whoever runs this Garrison makes keys with other roles.",
        "error.cross-site.title": "This form was not taken",
        "error.cross-site.next": "Nothing was changed. Go back, load the page again, and send it once more.",
        "error.near": "Did you mean",
        "account.menu": "Signed in: {name}, {role}",
    }
)
