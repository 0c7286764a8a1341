"""The small world with what is known over all documents: successions, a reform, a conflict, a reprint, an inference."""

from dataclasses import replace

from kg.model import Entity, Facts, Findings, Inference, Link, Reform, Tenure, TenureSpan, Validity, World
from tests.web.worlds import BASE, Writer, small_world, world_of

BODY, OLD_BODY = "青田县市场监督管理局", "青田县教育局"
POST = "局长"
HOLDERS = (
    ("沈云才", "2016-03-01", "2018-06-30"),
    ("单雪梅", "2019-01-15", "2021-05-20"),
    ("吕青松", "2022-02-01", "2023-04-13"),
)
EVENT = "全县食品安全工作会议"


def rich_world() -> World:
    """`small_world` and four more documents."""
    world = small_world()
    by_name = {entity.label: entity for entity in world.entities}
    documents = [*world.documents, *_appointments(by_name), *_disagreeing(by_name)]
    made = world_of(list(world.entities), documents)
    return replace(made, findings=_findings(by_name), spans=tuple(_spans(by_name, documents)))


def _appointments(by_name: dict[str, Entity]) -> list[Facts]:
    found = []
    for name, *days in HOLDERS:
        for day in days:
            writer = Writer(f"t{day}", f"{name}讲话", day, "县政府网")
            claim = writer.say(by_name[BODY], POST, by_name[name], "讲话", rule="title chain")
            writer.tenures.append(Tenure(by_name[name].id, by_name[BODY].id, POST, day, claim))
            found.append(writer.facts(()))
    return found


def _disagreeing(by_name: dict[str, Entity]) -> list[Facts]:
    """An article that gives the meeting another day, and the same article printed again."""
    found = []
    for name, source in (("r1", "青田侨报"), ("r2", "丽水日报")):
        writer = Writer(name, "会议纪要", "2023-02-01", source)
        claim = writer.say(by_name[EVENT], "于1月28日由", by_name["丁若谷"], "主持", rule="meeting.hold")
        writer.links.append(Link(by_name[EVENT].id, "date", "2023-01-28", claim))
        found.append(writer.facts(()))
    return found


def _findings(by_name: dict[str, Entity]) -> Findings:
    county = by_name["浙江省丽水市青田县"].id
    reform = Reform(
        f"{BASE}reform/1",
        "市场监督管理局组建（2018年）",
        "reform: 市场监管",
        (by_name[OLD_BODY].id,),
        (by_name[BODY].id,),
        "2018-03-17",
        "2019-03",
        "国务院机构改革方案",
    )
    return Findings(
        validities=(Validity(county, "1952-01", None, ("青田府",)),),
        inferences=(Inference(by_name[BODY].id, "parent", by_name["青田县人民政府"].id, "part of the body", 0.9),),
        reforms=(reform,),
        reprints={"r2": "r1"},
        conflicts=((by_name[EVENT].id, "date"),),
    )


def _spans(by_name: dict[str, Entity], documents: list[Facts]) -> list[TenureSpan]:
    people = [by_name[name].id for name, _, _ in HOLDERS]
    found = []
    for number, (name, first, last) in enumerate(HOLDERS):
        before = people[number - 1] if number else None
        after = people[number + 1] if number + 1 < len(people) else None
        seen = tuple((f.article.id, t) for f in documents for t in f.tenures if t.person == by_name[name].id)
        bounds = (HOLDERS[number - 1][2] if number else None, HOLDERS[number + 1][1] if after else None)
        found.append(TenureSpan(by_name[name].id, by_name[BODY].id, POST, first, last, *bounds, before, after, seen))
    return found
