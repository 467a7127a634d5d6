"""What can keep the app from starting. The sentences are `launcher.errors.<code>`."""

import errno


class LaunchError(Exception):
    """The app cannot start; `code` names the sentence, `data` fills it."""

    def __init__(self, code: str, **data: str | int) -> None:
        """Keep the code and what its sentence needs."""
        super().__init__(f"{code} {data}" if data else code)
        self.code = code
        self.data = data


_CODES = {
    errno.EACCES: "not-writable",
    errno.EPERM: "not-writable",
    errno.EROFS: "not-writable",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
}


def from_os(error: OSError) -> LaunchError:
    """Put an error of the operating system into a sentence that says what to do."""
    code = _CODES.get(error.errno or 0, "system")
    path = str(error.filename or "")
    return LaunchError(code, path=path, detail=error.strerror or str(error))
