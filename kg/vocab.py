"""The terms of the ontology; generated from ontology/kg.ttl by ontology/generate.py, do not edit."""

from typing import Final

KG: Final = "https://w3id.org/govkg/ontology#"

# Classes
CLASS_ADMINISTRATIVE_DIVISION: Final = KG + "AdministrativeDivision"
CLASS_AGENCY: Final = KG + "Agency"
CLASS_ASSOCIATION: Final = KG + "Association"
CLASS_BUILD: Final = KG + "Build"
CLASS_CAMPAIGN: Final = KG + "Campaign"
CLASS_DECISION: Final = KG + "Decision"
CLASS_DOCUMENT: Final = KG + "Document"
CLASS_ENTERPRISE: Final = KG + "Enterprise"
CLASS_EVENT: Final = KG + "Event"
CLASS_INSPECTION: Final = KG + "Inspection"
CLASS_INSTITUTION: Final = KG + "Institution"
CLASS_MEDIA_OUTLET: Final = KG + "MediaOutlet"
CLASS_MEETING: Final = KG + "Meeting"
CLASS_MENTION: Final = KG + "Mention"
CLASS_OFFICIAL: Final = KG + "Official"
CLASS_ORGANIZATION: Final = KG + "Organization"
CLASS_PARTICIPATION: Final = KG + "Participation"
CLASS_PASSAGE: Final = KG + "Passage"
CLASS_PERSON: Final = KG + "Person"
CLASS_PLACE: Final = KG + "Place"
CLASS_ROLE: Final = KG + "Role"
CLASS_STATEMENT: Final = KG + "Statement"
CLASS_TENURE: Final = KG + "Tenure"
CLASS_VENUE: Final = KG + "Venue"

# Properties
ANSWER: Final = KG + "answer"
AUTHOR: Final = KG + "author"
CAMPAIGN: Final = KG + "campaign"
CONCERNS: Final = KG + "concerns"
CONFIDENCE: Final = KG + "confidence"
CONTENT_HASH: Final = KG + "contentHash"
DATE: Final = KG + "date"
DECIDED_BY: Final = KG + "decidedBy"
DECIDED_OF: Final = KG + "decidedOf"
DECIDED_ON: Final = KG + "decidedOn"
DIVISION_CODE: Final = KG + "divisionCode"
DOCUMENT: Final = KG + "document"
EDITOR: Final = KG + "editor"
END: Final = KG + "end"
EVENT: Final = KG + "event"
EVIDENCE: Final = KG + "evidence"
FIELD: Final = KG + "field"
JUDGEMENT: Final = KG + "judgement"
JURISDICTION: Final = KG + "jurisdiction"
LEVEL: Final = KG + "level"
MENTIONS: Final = KG + "mentions"
OBSERVED_ON: Final = KG + "observedOn"
ORGANIZER: Final = KG + "organizer"
PARENT: Final = KG + "parent"
PARTICIPANT: Final = KG + "participant"
PHOTOGRAPHER: Final = KG + "photographer"
PLACE: Final = KG + "place"
REASON: Final = KG + "reason"
REFERS_TO: Final = KG + "refersTo"
ROLE: Final = KG + "role"
RULE: Final = KG + "rule"
SETTING: Final = KG + "setting"
START: Final = KG + "start"
TEXT: Final = KG + "text"
TITLE: Final = KG + "title"
TOOK_PART: Final = KG + "tookPart"
VERSION: Final = KG + "version"
WITHIN: Final = KG + "within"
WORKS_FOR: Final = KG + "worksFor"

# Roles
ROLE_ATTENDEE: Final = KG + "attendee"
ROLE_CHAIR: Final = KG + "chair"
ROLE_INSTRUCTOR: Final = KG + "instructor"
ROLE_SPEAKER: Final = KG + "speaker"

# Terms of others that the graph uses
DCT_IDENTIFIER: Final = "http://purl.org/dc/terms/identifier"
DCT_ISSUED: Final = "http://purl.org/dc/terms/issued"
DCT_PUBLISHER: Final = "http://purl.org/dc/terms/publisher"
DCT_SOURCE: Final = "http://purl.org/dc/terms/source"
DCT_TITLE: Final = "http://purl.org/dc/terms/title"
ORG_MEMBER: Final = "http://www.w3.org/ns/org#member"
ORG_ORGANIZATION: Final = "http://www.w3.org/ns/org#organization"
PROV_WAS_GENERATED_BY: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"
RDF_OBJECT: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object"
RDF_PREDICATE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"
RDF_SUBJECT: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS_ALT_LABEL: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
SKOS_PREF_LABEL: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
XSD_DATE: Final = "http://www.w3.org/2001/XMLSchema#date"
XSD_DECIMAL: Final = "http://www.w3.org/2001/XMLSchema#decimal"
XSD_G_YEAR: Final = "http://www.w3.org/2001/XMLSchema#gYear"
XSD_G_YEAR_MONTH: Final = "http://www.w3.org/2001/XMLSchema#gYearMonth"
XSD_INTEGER: Final = "http://www.w3.org/2001/XMLSchema#integer"

# Kinds of entities: the class itself and the project's classes above it
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "AdministrativeDivision": ("AdministrativeDivision", "Place"),
    "Agency": ("Agency", "Organization"),
    "Association": ("Association", "Organization"),
    "Campaign": ("Campaign",),
    "Enterprise": ("Enterprise", "Organization"),
    "Event": ("Event",),
    "Inspection": ("Inspection", "Event"),
    "Institution": ("Institution", "Organization"),
    "MediaOutlet": ("MediaOutlet", "Organization"),
    "Meeting": ("Meeting", "Event"),
    "Official": ("Official", "Person"),
    "Organization": ("Organization",),
    "Person": ("Person",),
    "Place": ("Place",),
    "Venue": ("Venue", "Place"),
}

# Labels of all terms, English and Chinese
LABELS: Final = {
    "AdministrativeDivision": ("administrative division", "行政区划"),
    "Agency": ("agency", "机关"),
    "Association": ("association", "社会团体"),
    "Build": ("build", "构建"),
    "Campaign": ("campaign", "专项行动"),
    "Decision": ("decision", "人工判定"),
    "Document": ("document", "文档"),
    "Enterprise": ("enterprise", "企业"),
    "Event": ("event", "事件"),
    "Inspection": ("inspection", "调研检查"),
    "Institution": ("institution", "事业单位"),
    "MediaOutlet": ("media outlet", "媒体"),
    "Meeting": ("meeting", "会议"),
    "Mention": ("mention", "提及"),
    "Official": ("official", "官员"),
    "Organization": ("organization", "组织"),
    "Participation": ("participation", "参与"),
    "Passage": ("passage", "原句"),
    "Person": ("person", "人物"),
    "Place": ("place", "地点"),
    "Role": ("role", "角色"),
    "Statement": ("statement", "陈述"),
    "Tenure": ("tenure", "任职"),
    "Venue": ("venue", "场所"),
    "answer": ("answer", "判定结果"),
    "author": ("author", "作者"),
    "campaign": ("campaign", "所属行动"),
    "concerns": ("concerns", "涉及"),
    "confidence": ("confidence", "置信度"),
    "contentHash": ("content hash", "内容哈希"),
    "date": ("date", "日期"),
    "decidedBy": ("decided by", "判定人"),
    "decidedOf": ("decided of", "判定对象"),
    "decidedOn": ("decided on", "判定日期"),
    "divisionCode": ("division code", "区划代码"),
    "document": ("document", "所在文档"),
    "editor": ("editor", "编辑"),
    "end": ("end", "终点"),
    "event": ("event", "事件"),
    "evidence": ("evidence", "依据"),
    "field": ("field", "字段"),
    "judgement": ("judgement", "判定"),
    "jurisdiction": ("jurisdiction", "管辖地"),
    "level": ("level", "级别"),
    "mentions": ("mentions", "提及"),
    "observedOn": ("observed on", "所见日期"),
    "organizer": ("organizer", "主办"),
    "parent": ("parent", "上级单位"),
    "participant": ("participant", "参与者"),
    "photographer": ("photographer", "摄影"),
    "place": ("place", "地点"),
    "reason": ("reason", "理由"),
    "refersTo": ("refers to", "指称"),
    "role": ("role", "角色"),
    "rule": ("rule", "规则"),
    "setting": ("setting", "设置"),
    "start": ("start", "起点"),
    "text": ("text", "文字"),
    "title": ("title", "职务"),
    "tookPart": ("took part in", "参与"),
    "version": ("version", "版本"),
    "within": ("within", "隶属"),
    "worksFor": ("works for", "任职于"),
    "attendee": ("attendee", "出席"),
    "chair": ("chair", "主持"),
    "instructor": ("instructor", "批示"),
    "speaker": ("speaker", "讲话"),
}
