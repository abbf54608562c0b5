"""The small process between the app and Java: it ends Neo4j when the app is gone, however the app went.

Run by path with the standard library alone, `python -I -S supervisor.py COMMAND…`, its standard input a
pipe from the app. "stop" on it ends Neo4j without hurry; the end of the pipe, or another parent, means that
the app was killed, and Neo4j gets a few seconds to close its files.

A pipe rather than Linux's PR_SET_PDEATHSIG, which fires when the *thread* that spawned ends and which macOS
lacks; but Java gets that signal for the case that this process is killed, which has one thread when it forks.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
from types import FrameType
from typing import Final

PATIENCE_S: Final = 60.0
"""How long a stop that was asked for may take: Neo4j writes its checkpoints."""

ORPHAN_PATIENCE_S: Final = 6.0
"""The same after the app was killed, when the next start may be waiting."""

PARENT_CHECK_S: Final = 2.0
PR_SET_PDEATHSIG: Final = 1


def main(command: list[str]) -> int:
    """Run the command, return its exit code; 127 where it cannot be run at all."""
    parent = os.getppid()
    try:
        # One thread so far, so a function between fork and exec is safe.
        server = subprocess.Popen(  # noqa: S603 - the app's own command
            command,
            stdin=subprocess.DEVNULL,
            close_fds=False,  # the lock on the data directory is held by whoever has its descriptor
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
    except OSError as error:
        sys.stderr.write(f"{command[0]}: {error.strerror}\n")
        return 127

    def pass_on(_number: int, _frame: FrameType | None) -> None:
        server.terminate()

    signal.signal(signal.SIGTERM, pass_on)
    asked = threading.Event()
    threading.Thread(target=_read, args=(server, asked), daemon=True).start()
    if sys.platform != "win32":
        threading.Thread(target=_watch, args=(server, parent, asked), daemon=True).start()
    return server.wait()


def _read(server: subprocess.Popen[bytes], asked: threading.Event) -> None:
    asked_for = sys.stdin.readline().strip() == "stop"
    asked.set()
    _end(server, PATIENCE_S if asked_for else ORPHAN_PATIENCE_S)


def _watch(server: subprocess.Popen[bytes], parent: int, asked: threading.Event) -> None:
    """Notice the app's end though a process it forked still holds the pipe."""
    while not asked.wait(PARENT_CHECK_S):
        if os.getppid() != parent:
            _end(server, ORPHAN_PATIENCE_S)
            return


def _end(server: subprocess.Popen[bytes], patience: float) -> None:
    server.terminate()
    try:
        server.wait(patience)
    except subprocess.TimeoutExpired:
        server.kill()


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
