"""Why a system refused to read or write, in words of both languages: its own words are only in one."""

import errno

from hocso.messages import message
from hocso.messages.plain import as_it_is
from hocso.model.message import Message

KNOWN = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.EROFS: "read-only",
    errno.ENOENT: "not-there",
    errno.ENOTDIR: "file-in-the-way",
    errno.EEXIST: "file-in-the-way",
    errno.EISDIR: "folder-in-the-way",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EFBIG: "file-too-large",
    errno.EIO: "broken-disk",
    errno.EBUSY: "in-use",
    errno.ETXTBSY: "in-use",
}


def refusal(error: OSError) -> Message:
    """The reason for an error; in the system's own words if it is none of the common ones."""
    name = KNOWN.get(error.errno or 0)
    return message(f"refusal.{name}") if name else as_it_is(error.strerror or str(error))
