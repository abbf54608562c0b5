"""The socket the web server listens on: bound before anything slow begins, its errors in plain words."""

from __future__ import annotations

import errno
import ipaddress
import socket

from app.commands.console import CommandFailed


def bound(host: str, port: int) -> socket.socket:
    """Return a socket bound to that address; port 0 takes a free one. Raises CommandFailed."""
    try:
        family, kind, protocol, _, at = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError) as error:
        raise CommandFailed(f"{host} is no address of this machine to listen on.") from error
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(at)
    except OSError as error:
        listener.close()
        raise CommandFailed(_why_not(error, host, port)) from error
    return listener


def is_free(host: str, port: int) -> bool:
    """Say whether the address could be listened on now."""
    try:
        bound(host, port).close()
    except CommandFailed:
        return False
    return True


def beyond_loopback(listener: socket.socket) -> bool:
    """Say whether other machines may reach it."""
    return not ipaddress.ip_address(_host(listener)).is_loopback


def url(listener: socket.socket) -> str:
    """Return the address to open in a browser on this machine."""
    host, port = _host(listener), listener.getsockname()[1]
    if ipaddress.ip_address(host).is_unspecified:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _host(listener: socket.socket) -> str:
    return str(listener.getsockname()[0]).partition("%")[0]


def _why_not(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"Port {port} of {host} is taken; choose another with --port."
        case errno.EADDRNOTAVAIL:
            return f"{host} is no address of this machine to listen on."
        case errno.EACCES:
            return f"Port {port} may not be opened by this user; choose one above 1023 with --port."
        case _:
            return f"Garrison cannot listen on port {port} of {host}: {error.strerror}."
