"""A query without its conditions: what is left to keep offices apart is PostgreSQL."""

import re

LANJUT = re.compile(
    r"(GROUP|ORDER)\s+BY\b|LIMIT\b|OFFSET\b|RETURNING\b|UNION\b|EXCEPT\b|INTERSECT\b|HAVING\b|WINDOW\b|FETCH\b|FOR\s+(UPDATE|SHARE)\b", re.I
)
WHERE = re.compile(r"WHERE\b", re.I)
PARAMETER = re.compile(r"%\((\w+)\)s")


def tanpa_where(query: str) -> str:
    """Every WHERE clause taken out, in sub-queries too; those inside FILTER (...) stay, and the end of a CTE or sub-query ends a clause."""
    query = "\n".join(baris for baris in query.splitlines() if not baris.lstrip().startswith("--"))
    keluar, i = [], 0
    while i < len(query):
        m = WHERE.match(query, i)
        awal = not i or not (query[i - 1].isalnum() or query[i - 1] == "_")
        if m and awal and not re.search(r"FILTER\s*\(\s*$", "".join(keluar), re.I):
            i = _sesudah(query, m.end())
        else:
            keluar.append(query[i])
            i += 1
    return "".join(keluar)


def _sesudah(query: str, i: int) -> int:
    """Where the clause that starts here ends: at a keyword or a closing bracket of its own depth."""
    dalam = 0
    while i < len(query):
        c = query[i]
        if c == "'":
            i = query.index("'", i + 1)
        elif c == "(":
            dalam += 1
        elif c == ")":
            if dalam == 0:
                return i
            dalam -= 1
        elif dalam == 0 and not (query[i - 1].isalnum() or query[i - 1] == "_") and LANJUT.match(query, i):
            return i
        i += 1
    return i


def parameter(query: str) -> dict[str, None]:
    """NULL for every parameter that is left: no limit, no cursor, no filter."""
    return dict.fromkeys(PARAMETER.findall(query))
