"""A canvas of coloured characters, and the colours."""

from __future__ import annotations

from grammar.record import Enum, define, field, frozen


class Ink(Enum):
    """What a piece of text is; the value is its SGR code."""

    PLAIN = ""
    BOLD = "1"
    GUTTER = "1;34"
    ERROR = "1;31"
    WARNING = "1;33"
    NOTE = "1;32"
    HELP = "1;36"
    SECONDARY = "1;94"
    ADDED = "32"
    REMOVED = "31"


@frozen
class Palette:
    """Paints text, or leaves it plain."""

    colour: bool = False

    def paint(self, text: str, ink: Ink) -> str:
        if not self.colour or ink is Ink.PLAIN or not text:
            return text
        return f"\x1b[{ink.value}m{text}\x1b[0m"


@define
class Canvas:
    """Rows of characters with their ink; later ones cover earlier ones."""

    rows: list[dict[int, tuple[str, Ink]]] = field(factory=list)

    def put(self, row: int, column: int, text: str, ink: Ink) -> None:
        while len(self.rows) <= row:
            self.rows.append({})
        cells = self.rows[row]
        for i, ch in enumerate(text):
            cells[column + i] = (ch, ink)

    def lines(self, palette: Palette) -> list[str]:
        return [self._line(cells, palette) for cells in self.rows]

    @staticmethod
    def _line(cells: dict[int, tuple[str, Ink]], palette: Palette) -> str:
        out: list[str] = []
        run, ink = "", Ink.PLAIN
        for x in range(max(cells, default=-1) + 1):
            ch, its = cells.get(x, (" ", Ink.PLAIN))
            if its is not ink:
                out.append(palette.paint(run, ink))
                run, ink = "", its
            run += ch
        out.append(palette.paint(run, ink))
        return "".join(out)
