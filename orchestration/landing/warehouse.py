"""The DuckDB file that the pipeline writes, as a resource.

What does not belong here: which rows go in (`landing.upsert` and the assets).
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import dagster as dg
import duckdb
from dagster_duckdb import DuckDBResource

from orchestration.landing.schema import ensure_schema
from orchestration.landing.settings import set_up

WRITER = "duckdb"
"""The pool of every step that opens the file: DuckDB admits one writing process."""


class WarehouseBusy(RuntimeError):
    """The warehouse cannot be opened; most often a person has it open."""


class Warehouse(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Opens the warehouse under one home.

    Attributes:
        database: path of the DuckDB file.
    """

    database: str

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the file with the tables of ``raw`` in it, and checkpoint at the end.

        A file that another process holds is tried again for about a minute.

        Raises:
            duckdb.IOException: another process holds it still; DuckDB names it.
        """
        Path(self.database).parent.mkdir(parents=True, exist_ok=True)
        opened = DuckDBResource(database=self.database).get_connection()
        # get_connection does not close what it gives out when the work inside fails
        with opened as connection, closing(connection):
            set_up(connection)
            ensure_schema(connection)
            yield connection
            # a WAL that is lost or cut short is lost silently, so none is left lying
            connection.execute("checkpoint")

    def require(self) -> None:
        """See that the file can be opened, before a night is begun that could not land.

        Raises:
            WarehouseBusy: it cannot; names who holds it.
        """
        try:
            with self.connect():
                return
        except duckdb.IOException as error:
            said = " ".join(str(error).split())
            raise WarehouseBusy(
                f"{self.database}: {said} (close it there; published/warehouse.duckdb is the"
                " copy to open)"
            ) from error
