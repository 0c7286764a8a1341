"""How kinds of entities are drawn: the group that the legend names, and its shape.

Colours live in page.css (one set for light, one for dark), where legend and canvas both read them; a shape of its
own for each group keeps the page readable without them.
"""

GROUP_OF_KIND = {
    "Agency": "agency",
    "Institution": "organization",
    "Enterprise": "organization",
    "Association": "organization",
    "MediaOutlet": "organization",
    "Organization": "organization",
    "Official": "official",
    "Person": "person",
    "Meeting": "meeting",
    "Event": "meeting",
    "Inspection": "inspection",
    "AdministrativeDivision": "place",
    "Venue": "place",
    "Place": "place",
    "Campaign": "campaign",
}

# In the order of the legend; the shapes are vis-network's.
SHAPE_OF_GROUP = {
    "agency": "square",
    "organization": "hexagon",
    "official": "dot",
    "person": "dot",
    "meeting": "diamond",
    "inspection": "triangle",
    "campaign": "star",
    "place": "triangleDown",
}
