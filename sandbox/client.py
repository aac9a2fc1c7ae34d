"""The app as an OAuth client: its id, its secret, and where Slack may send people back to."""

import hmac
from dataclasses import dataclass

from sandbox.arguments import Arguments
from sandbox.errors import SlackError

CLIENT_ID = "1000000000.2000000000"
CLIENT_SECRET = "sandbox-client-secret"  # noqa: S105 - good for nothing else


@dataclass(slots=True)
class Client:
    """One app's credentials. `redirect_urls` are as its manifest, or its settings page, has them."""

    id: str
    secret: str
    redirect_urls: tuple[str, ...]

    def check(self, given: Arguments) -> None:
        """Check the credentials of a call; raises SlackError `invalid_client_id` or `bad_client_secret`."""
        if given.text("client_id") != self.id:
            raise SlackError("invalid_client_id")
        if not hmac.compare_digest((given.text("client_secret") or "").encode(), self.secret.encode()):
            raise SlackError("bad_client_secret")

    def where(self, redirect_uri: str | None) -> str | None:
        """Return where people are sent back to: the address asked for, or without one the only one there is.

        None where the address is neither one of the app's nor below one of them (docs authentication/installing-with-
        oauth, "Redirect URLs").
        """
        if redirect_uri is None:
            return self.redirect_urls[0] if self.redirect_urls else None
        allowed = any(_below(redirect_uri, url) for url in self.redirect_urls)
        return redirect_uri if allowed else None


def _below(uri: str, url: str) -> bool:
    return uri == url or uri.startswith((url.rstrip("/") + "/", url + "?"))
