"""The graph as GraphML (http://graphml.graphdrawing.org), which Gephi, Cytoscape, igraph and others read."""

from collections.abc import Iterable, Mapping
from io import StringIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from profiles.selectors.graph import MembershipLink, Node, TieLink

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
NODE_KEYS = ("noun", "slug", "name_en", "name_fa", "territory_en", "territory_fa", "field")
EDGE_KEYS = ("noun", "slug", "kind", "status", "started", "ended")


def write_graphml(
    nodes: Mapping[int, Node], ties: Iterable[TieLink], memberships: Iterable[MembershipLink], *, data_version: int
) -> str:
    """The nodes and the links between them as GraphML; dates are EDTF, texts in both languages."""
    text = StringIO()
    xml = XMLGenerator(text, "utf-8")
    xml.startDocument()
    xml.startElement("graphml", AttributesImpl({"xmlns": NAMESPACE}))
    for kind, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for key in keys:
            told = {"id": f"{kind}-{key}", "for": kind, "attr.name": key, "attr.type": "string"}
            xml.startElement("key", AttributesImpl(told))
            xml.endElement("key")
    xml.startElement("graph", AttributesImpl({"id": f"citydip-{data_version}", "edgedefault": "undirected"}))
    for node in nodes.values():
        xml.startElement("node", AttributesImpl({"id": _id(node.key)}))
        noun = "network" if node.is_network else "city"
        values = (noun, node.slug, node.name.en, node.name.fa, node.territory.en, node.territory.fa, node.field)
        _data(xml, "node", NODE_KEYS, values)
        xml.endElement("node")
    for tie in ties:
        if tie.a in nodes and tie.b in nodes:
            _edge(xml, tie.a, tie.b, ("tie", tie.slug, tie.kind, tie.status, tie.started, tie.ended))
    for one in memberships:
        if one.city in nodes and -one.network in nodes:
            said = ("membership", one.slug, one.role, one.standing, one.started, one.ended)
            _edge(xml, one.city, -one.network, said)
    xml.endElement("graph")
    xml.endElement("graphml")
    xml.endDocument()
    return text.getvalue()


def _id(key: int) -> str:
    return f"city-{key}" if key > 0 else f"network-{-key}"


def _edge(xml: XMLGenerator, start: int, end: int, values: tuple[str, ...]) -> None:
    xml.startElement("edge", AttributesImpl({"source": _id(start), "target": _id(end)}))
    _data(xml, "edge", EDGE_KEYS, values)
    xml.endElement("edge")


def _data(xml: XMLGenerator, kind: str, keys: tuple[str, ...], values: tuple[str, ...]) -> None:
    for key, value in zip(keys, values, strict=True):
        if value:
            xml.startElement("data", AttributesImpl({"key": f"{kind}-{key}"}))
            xml.characters(value)
            xml.endElement("data")
