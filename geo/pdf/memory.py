"""A limit on the memory of this process, if the system has one."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

OUT_OF_MEMORY = 3  # exit code of a process of ours
# How PDFium, and the system, end a process that is out of memory: signals, and status codes of Windows.
_BY_MEMORY = (OUT_OF_MEMORY, -4, -5, -6, -9, 0xE0000008, 0xC0000017)


def ended_by_memory(code: int) -> bool:
    """Whether the exit code of a process says that it ran out of memory."""
    return code in _BY_MEMORY or code & 0xFFFFFFFF in _BY_MEMORY


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _PROCESS_MEMORY = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("per_process_user_time", ctypes.c_int64),
            ("per_job_user_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority_class", wintypes.DWORD),
            ("scheduling_class", wintypes.DWORD),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def limit_memory(more_bytes: int) -> None:
        """Limit this process to so many bytes; without permission to do so, there is no limit."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = kernel.CreateJobObjectW(None, None)
        limits = _Limits(flags=_PROCESS_MEMORY, process_memory=_WINDOWS_START_BYTES + more_bytes)
        arguments = wintypes.HANDLE(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        if job and kernel.SetInformationJobObject(*arguments):
            kernel.AssignProcessToJobObject(wintypes.HANDLE(job), wintypes.HANDLE(kernel.GetCurrentProcess()))

    _WINDOWS_START_BYTES = 50_000_000  # Python's own memory at the start

else:
    import resource

    def limit_memory(more_bytes: int) -> None:
        """Limit this process to so many bytes more than it has; macOS has no such limit."""
        limit = _address_space() + more_bytes
        with contextlib.suppress(OSError, ValueError):  # a lower limit is set already
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    def _address_space() -> int:
        try:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        except OSError:  # not Linux
            return 0
        return pages * resource.getpagesize()
