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
CLASS_INFERENCE: Final = KG + "Inference"
CLASS_INSPECTION: Final = KG + "Inspection"
CLASS_INSTITUTION: Final = KG + "Institution"
CLASS_LEXICON: Final = KG + "Lexicon"
CLASS_MEDIA_OUTLET: Final = KG + "MediaOutlet"
CLASS_MEETING: Final = KG + "Meeting"
CLASS_MENTION: Final = KG + "Mention"
CLASS_OFFICIAL: Final = KG + "Official"
CLASS_ORGANIZATION: Final = KG + "Organization"
CLASS_PARTICIPATION: Final = KG + "Participation"
CLASS_PASSAGE: Final = KG + "Passage"
CLASS_PERSON: Final = KG + "Person"
CLASS_PLACE: Final = KG + "Place"
CLASS_REFORM: Final = KG + "Reform"
CLASS_RESOLUTION: Final = KG + "Resolution"
CLASS_ROLE: Final = KG + "Role"
CLASS_SOFTWARE: Final = KG + "Software"
CLASS_STATEMENT: Final = KG + "Statement"
CLASS_TENURE: Final = KG + "Tenure"
CLASS_TENURE_SPAN: Final = KG + "TenureSpan"
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
DIGEST: Final = KG + "digest"
DISPUTED: Final = KG + "disputed"
DIVISION_CODE: Final = KG + "divisionCode"
DOCUMENT: Final = KG + "document"
EARLIEST: Final = KG + "earliest"
EDITOR: Final = KG + "editor"
END: Final = KG + "end"
EVENT: Final = KG + "event"
EVIDENCE: Final = KG + "evidence"
FIELD: Final = KG + "field"
FORMER_CODE: Final = KG + "formerCode"
HOLDER: Final = KG + "holder"
IN_OFFICE_BY: Final = KG + "inOfficeBy"
JOINED: Final = KG + "joined"
JUDGEMENT: Final = KG + "judgement"
JURISDICTION: Final = KG + "jurisdiction"
LATEST: Final = KG + "latest"
LEVEL: Final = KG + "level"
MENTIONS: Final = KG + "mentions"
MIN_CONFIDENCE: Final = KG + "minConfidence"
NEXT_HOLDER: Final = KG + "nextHolder"
NOT_AFTER: Final = KG + "notAfter"
NOT_BEFORE: Final = KG + "notBefore"
OBSERVATION: Final = KG + "observation"
OBSERVED_ON: Final = KG + "observedOn"
OFFICE: Final = KG + "office"
ORGANIZER: Final = KG + "organizer"
PARENT: Final = KG + "parent"
PARTICIPANT: Final = KG + "participant"
PHOTOGRAPHER: Final = KG + "photographer"
PLACE: Final = KG + "place"
POST: Final = KG + "post"
PREDECESSOR: Final = KG + "predecessor"
PREVIOUS_HOLDER: Final = KG + "previousHolder"
REASON: Final = KG + "reason"
REFERS_TO: Final = KG + "refersTo"
REPRINT_OF: Final = KG + "reprintOf"
RESOLUTION_NOTE: Final = KG + "resolutionNote"
RESOLUTION_OF: Final = KG + "resolutionOf"
RESOLUTION_SCORE: Final = KG + "resolutionScore"
ROLE: Final = KG + "role"
RULE: Final = KG + "rule"
SETTING: Final = KG + "setting"
START: Final = KG + "start"
STILL_IN_OFFICE: Final = KG + "stillInOffice"
SUCCESSOR: Final = KG + "successor"
TEXT: Final = KG + "text"
TITLE: Final = KG + "title"
TOOK_PART: Final = KG + "tookPart"
VALID_FROM: Final = KG + "validFrom"
VALID_UNTIL: Final = KG + "validUntil"
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
ORG_CHANGE_EVENT: Final = "http://www.w3.org/ns/org#ChangeEvent"
ORG_MEMBER: Final = "http://www.w3.org/ns/org#member"
ORG_ORGANIZATION: Final = "http://www.w3.org/ns/org#organization"
ORG_ORIGINAL_ORGANIZATION: Final = "http://www.w3.org/ns/org#originalOrganization"
ORG_RESULTING_ORGANIZATION: Final = "http://www.w3.org/ns/org#resultingOrganization"
PROV_ACTIVITY: Final = "http://www.w3.org/ns/prov#Activity"
PROV_ENTITY: Final = "http://www.w3.org/ns/prov#Entity"
PROV_SOFTWARE_AGENT: Final = "http://www.w3.org/ns/prov#SoftwareAgent"
PROV_USED: Final = "http://www.w3.org/ns/prov#used"
PROV_WAS_ASSOCIATED_WITH: Final = "http://www.w3.org/ns/prov#wasAssociatedWith"
PROV_WAS_GENERATED_BY: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"
RDF_OBJECT: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object"
RDF_PREDICATE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"
RDF_SUBJECT: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS_ALT_LABEL: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
SKOS_HIDDEN_LABEL: Final = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
SKOS_PREF_LABEL: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
XSD_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
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
    "Inference": ("inference", "推断"),
    "Inspection": ("inspection", "调研检查"),
    "Institution": ("institution", "事业单位"),
    "Lexicon": ("lexicon", "词表"),
    "MediaOutlet": ("media outlet", "媒体"),
    "Meeting": ("meeting", "会议"),
    "Mention": ("mention", "提及"),
    "Official": ("official", "官员"),
    "Organization": ("organization", "组织"),
    "Participation": ("participation", "参与"),
    "Passage": ("passage", "原句"),
    "Person": ("person", "人物"),
    "Place": ("place", "地点"),
    "Reform": ("reform", "机构改革"),
    "Resolution": ("resolution", "归并"),
    "Role": ("role", "角色"),
    "Software": ("software", "软件"),
    "Statement": ("statement", "陈述"),
    "Tenure": ("tenure", "任职"),
    "TenureSpan": ("time in office", "任期"),
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
    "digest": ("digest", "摘要值"),
    "disputed": ("disputed", "说法不一"),
    "divisionCode": ("division code", "区划代码"),
    "document": ("document", "所在文档"),
    "earliest": ("earliest", "最早"),
    "editor": ("editor", "编辑"),
    "end": ("end", "终点"),
    "event": ("event", "事件"),
    "evidence": ("evidence", "依据"),
    "field": ("field", "字段"),
    "formerCode": ("former code", "曾用代码"),
    "holder": ("holder", "任职者"),
    "inOfficeBy": ("in office by", "最早见于"),
    "joined": ("joined", "是否归并"),
    "judgement": ("judgement", "判定"),
    "jurisdiction": ("jurisdiction", "管辖地"),
    "latest": ("latest", "最晚"),
    "level": ("level", "级别"),
    "mentions": ("mentions", "提及"),
    "minConfidence": ("least confidence", "最低置信度"),
    "nextHolder": ("next holder", "继任"),
    "notAfter": ("not after", "不晚于"),
    "notBefore": ("not before", "不早于"),
    "observation": ("observation", "所据任职"),
    "observedOn": ("observed on", "所见日期"),
    "office": ("office", "任职机构"),
    "organizer": ("organizer", "主办"),
    "parent": ("parent", "上级单位"),
    "participant": ("participant", "参与者"),
    "photographer": ("photographer", "摄影"),
    "place": ("place", "地点"),
    "post": ("post", "职位"),
    "predecessor": ("predecessor", "前身"),
    "previousHolder": ("previous holder", "前任"),
    "reason": ("reason", "理由"),
    "refersTo": ("refers to", "指称"),
    "reprintOf": ("reprint of", "转载自"),
    "resolutionNote": ("resolution note", "归并说明"),
    "resolutionOf": ("resolution of", "归并所及"),
    "resolutionScore": ("resolution score", "归并分"),
    "role": ("role", "角色"),
    "rule": ("rule", "规则"),
    "setting": ("setting", "设置"),
    "start": ("start", "起点"),
    "stillInOffice": ("still in office on", "最晚见于"),
    "successor": ("successor", "后身"),
    "text": ("text", "文字"),
    "title": ("title", "职务"),
    "tookPart": ("took part in", "参与"),
    "validFrom": ("valid from", "启用"),
    "validUntil": ("valid until", "止用"),
    "version": ("version", "版本"),
    "within": ("within", "隶属"),
    "worksFor": ("works for", "任职于"),
    "attendee": ("attendee", "出席"),
    "chair": ("chair", "主持"),
    "instructor": ("instructor", "批示"),
    "speaker": ("speaker", "讲话"),
}
