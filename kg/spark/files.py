"""The folder of a job, in whatever file system Hadoop's library reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark import SparkContext


class Files:
    """Looks at the parts of one job.

    Attributes:
        root: The folder, as given.
    """

    def __init__(self, context: SparkContext, root: str) -> None:
        """Find the file system that the folder is in."""
        self.root = root.rstrip("/")
        self._jvm: Any = context._jvm
        where = self._path("")
        self._system = where.getFileSystem(context._jsc.hadoopConfiguration())

    def path(self, name: str) -> str:
        """Return the address of one kind of parts."""
        return f"{self.root}/{name}"

    def is_whole(self, name: str) -> bool:
        """Say whether parts were written to the end."""
        return bool(self._system.exists(self._path(f"{name}/_SUCCESS")))

    def is_empty(self) -> bool:
        """Say whether nothing is in the folder, or there is none."""
        where = self._path("")
        return not self._system.exists(where) or not self._system.listStatus(where)

    def clear(self, name: str) -> None:
        """Remove parts that were not written to the end."""
        self._system.delete(self._path(name), True)

    def name_parts(self, name: str, ending: str) -> None:
        """Give compressed parts an ending by which loaders know what is in them."""
        for found in self._system.listStatus(self._path(name)):
            known = found.getPath().getName()
            if known.startswith("part-") and not known.endswith(ending):
                told = known.removesuffix(".gz") + ending
                self._system.rename(found.getPath(), self._path(f"{name}/{told}"))

    def _path(self, name: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(self.path(name) if name else self.root)
