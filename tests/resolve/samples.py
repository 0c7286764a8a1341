"""Sightings of people, made by hand."""

from kg.resolve.sighting import Chain, Post, Sighting, Spot

PROVINCE = Spot("p/zj", "浙江省", "province")
CITY = Spot("p/ls", "丽水市", "prefecture")
COUNTY = Spot("p/jy", "缙云县", "county")
SISTER = Spot("p/qt", "青田县", "county")
FAR = (Spot("p/fx", "范县", "county"), Spot("p/py", "濮阳市", "prefecture"), Spot("p/ha", "河南省", "province"))
SEATS: dict[str, Chain] = {
    "缙云县": (COUNTY, CITY, PROVINCE),
    "青田县": (SISTER, CITY, PROVINCE),
    "丽水市": (CITY, PROVINCE),
    "浙江省": (PROVINCE,),
    "范县": FAR,
}


def post(title: str, body: str, house: str = "") -> Post:
    """A post at a body, whose name begins with its seat where that is one of SEATS."""
    seat = next((chain for place, chain in SEATS.items() if body.startswith(place)), ())
    return Post(f"b/{body}", body, title, f"b/{house or body}", seat)


def seen(
    document: str, name: str, *posts: Post, on: str | None = "2021-03-01", former: tuple[Post, ...] = ()
) -> Sighting:
    """A sighting with posts."""
    return Sighting(document, "n0", name, tuple(sorted(posts)), (), former, on)


def bare(
    document: str,
    name: str,
    *titles: str,
    about: tuple[str, ...] = (),
    near: tuple[str, ...] = (),
    on: str = "2021-03-01",
) -> Sighting:
    """A sighting without a post, in a text about places that names bodies."""
    bodies = tuple((f"b/{body}", body) for body in near)
    return Sighting(document, "n0", name, (), titles, (), on, tuple(SEATS[place] for place in about), bodies)
