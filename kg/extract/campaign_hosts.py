"""Who runs the campaigns of a document, and where."""

import re
from bisect import bisect_left

from kg.extract.campaign import Campaign
from kg.extract.campaign_orders import Orders
from kg.extract.campaign_runners import Runners
from kg.extract.context import Context
from kg.extract.coordination import counted, first_run, last_run, outermost, told_before
from kg.extract.describing import LEADING
from kg.extract.org import OrgMention
from kg.extract.place import Place
from kg.extract.reading import Reading
from kg.text import char_at, char_before

_HOSTED = re.compile(
    r"(?:联合|共同)?(?:主办|承办|牵头|组织|发起|开展|部署|实施|举办){1,2}的(?:，?为期[^，。的]{1,6}的)?[“]?$"
)
_NO_ACT = frozenset(
    "的副等党长主办部局委科处执工公有相各及与和、（(，。；：说表介称获记据“也"
)  # with which no act of a body begins
_OF_WHOM = re.compile(  # X局|“雷霆行动”, X局（以下简称Y）|宣传教育活动, X局近日|对Y开展的检查
    "(?:（[^（）]{1,24}）)?(?:近日|日前|立即|迅速|积极|[已将正还又再也]){0,2}[针“]?"
)
_IN_COURSE = re.compile("”?(?:的)?(?:过程)?(?:中|期间)")  # X局在Y专项检查|中
_IN_COURSE_OF = re.compile("”?(?:工作)?(?:的)?(?:过程)?(?:中|期间)，")
_ACTS_IN = re.compile("(?:(?:近日|日前|近期|\\d{1,2}日)?(?:在|通过|结合)(?:此次|本次|近期|昨日|开展)?的?)?")
_DO_BEFORE = re.compile(
    "开展|展开|进行|完成(?!情况)|实施|启动|推进|部署|组织|牵头|发起|举办|主办|打响|打好|抓好|抓实|印发|推行|推出|(?:出台|下发|发布|公布)了?(?=《)|联合|制[定订]|(?P<tells>通报|公布|发布|召开|举行)"
)
_PUSHED = re.compile(  # 把X专项整治|进行到底
    "”?(?:工作|行动|活动)?(?:(?:抓|进行|坚持|推进|贯彻)(?:到底|到位|紧|实|好)|[引推]向(?:深入|纵深))"
)
_LED_BEHIND = re.compile("，由(?P<who>[^，。；由]{2,30}?)(?:负责)?牵头(?!负责[一-鿿])")
_DO_WITH = re.compile("[把将]")
_AT_ONCE = re.compile(
    r"(?:等(?:\d+|[一二三四五六七八九十多]+)个?(?:部门|单位|部委))?(?:联合)?(?:今[天日]|昨[天日]|近日|日前|\d{1,2}[日月]|[上下]午|[（(][^（()）]{1,10}[）)]){0,5}(?:向[^，。；]{1,8})?"
)
_AND_OTHERS = re.compile("等(?:\\d{1,2}|多)个?(?:部门|部委|单位)(?:联合|共同|近日|今天)")
_NAMELESS = re.compile(
    "[在由][^，。；在由]{1,16}(?:部门|机关|警方)(?:联合|组织|集中|深入|正在|已|还|将|也|近日|日前){0,3}$"
)
_BOTH, _PAIR = re.compile("(?<![一-鿿])(?:双方|两地|两局|两家单位)(?!的)"), 2
_CONVENES = ("召开", "举行")
_LAUNCHING = re.compile("”?[^，。；]{0,8}?(?:动员|部署|启动|誓师)")  # who convenes a later meeting may not run it
_TO_THE_PRESS = re.compile("”?(?:工作|成果|情况){0,3}(?:新闻|媒体|发布|通气)")  # whoever tells of it may not run it
_TAUGHT = ("教育", "教育实践活动")  # is everybody's
_BARE = ("主题教育", "学习教育", "专题教育", "教育实践活动")  # which name no campaign by themselves

_BY_ORDER = re.compile(
    r"(?:根据|按照)(?P<whose>[^，。；\n]{2,40}?)(?:的)?(?:统一|安排|工作|总体|具体)*(?:部署|要求|安排)(?:和[^，。]{2,10})?，"
)
_PLANNED = re.compile("”?(?:工作|行动)?(?:的)?(?:总体|统一)?(?:部署|要求|安排|方案)，")
_LAUNCHED = re.compile(r"”?(?:今[天日]|昨[天日]|近日|\d{1,2}日)?(?:[（(][^（()）]{1,10}[）)])?(?:正式|全面)?启动，")
_LED = re.compile(
    "由(?P<who>[^，。；由]{2,30}?)牵头|(?:由|，)(?P<members>[^。；由]{4,80}?)(?:等(?:[多\\d一二三四五六七八九十]{1,3}个?)?(?:部门|单位))?(?:联合|共同)?组成的[^，。；]{0,20}[组队]"
)
_OF_ALL = re.compile(r"(?:20\d{2}年?度?)?(?:第[一二三四五六七八九十]{1,3}次)?全国|[^第]{0,12}中央第|第[^中]{2,8}中央")
_GOVERNS = "人民政府"
_OF_LEVEL = re.compile("全([省市县区旗州盟])$")
_GONE = frozenset("到赴往入进、和")  # in front of a place where somebody only looks
_DONE_IN = re.compile(  # behind the place of a campaign
    "(?:[近今昨]日|日前|近期|连日来|正|还|也|将|[全深][面入]|扎实|持续|集中|积极|迅速|组织|统一){0,3}(?:(?:开展|启动|部署|实施|打响|推进|召开|举[行办])了?(?:为期[^，。；的]{1,6}的)?)?“?"
)
_WITH = ("联合", "会同", "协同", "协调")  # with whom else the subject of a sentence acts
_JOINS = re.compile(f"(?:积极|主动|近日|日前|已|将|还|正)?(?:{'|'.join(_WITH)})")
_JOINTLY = re.compile(r"(?:等[^，。；]{0,8})?(?:联合|共同)")


class HostFinder:
    """Finds the organizers and the place of each campaign of one reading."""

    def __init__(self, reading: Reading, orgs: list[OrgMention], context: Context) -> None:
        self.reading, self.text, self.context = reading, reading.text, context
        self.orgs = orgs
        self._org_starts = [m.start for m in orgs]

    def describe(self, campaigns: list[Campaign]) -> None:
        """Give each campaign its organizers and its place."""
        runners = Runners(self.reading, self._bodies)
        for campaign in campaigns:
            campaign.organizers += [(m.org, campaign.mentions[0][0]) for m in runners.before(campaign)]
            if not campaign.organizers:
                self._subjects(campaign)
            self._led_by(campaign)
            if not campaign.organizers:
                campaign.organizers = [(m.org, campaign.mentions[0][0]) for m in runners.behind(campaign)]
            if not campaign.organizers:
                self._ordered(campaign)
            if not campaign.organizers:
                self._launched(campaign)
            if not campaign.organizers:
                self._in_course(campaign)
            if not campaign.organizers and not campaign.label.endswith(_TAUGHT):
                self._by_order(campaign)
            campaign.place = self._place(campaign)
        for campaign, run in runners.later(campaigns):
            campaign.organizers = [(m.org, m.start) for m in run]
            campaign.place = self._place(campaign)

    def _subjects(self, campaign: Campaign) -> None:
        """X开展了…行动: the bodies that are the subject of what is done."""
        taught = campaign.label.endswith(_TAUGHT)
        for start, end in campaign.mentions:
            if taught and self.text[start:end] in _BARE:  # 在|主题教育|中
                continue
            sentence = self.reading.sentence_at(start)
            low = self._clause(sentence.start, start)
            verb = self._verb(low, start) or self._pushed(low, start, end)
            if verb is None:
                self._host(campaign, sentence.start, start)
                self._whose(campaign, low, start)
                self._congress(campaign, sentence.start, start)
                continue
            subjects = self._bodies(sentence.start, verb.start() + 1)
            whom = self.text.find("对", low, verb.start())  # 执法人员对X进行检查
            near = [m for m in subjects if m.start >= low and m.end not in self.reading.titles]
            if "的" not in self.text[start - 2 : start]:  # A局在|B中心|开展, but 在|A局开展的行动中
                near = [m for m in near if char_before(self.text, m.start) != "在"]
            if whom >= 0:
                near = [m for m in near if m.start < whom or (m.end == verb.start() and verb[0] != "进行")]
            run = last_run(self.text, near) if near else []
            tells = verb.groupdict().get("tells")
            if tells and not (run and _AT_ONCE.fullmatch(self.text, run[-1].end, verb.start())):
                continue
            if tells and (
                _TO_THE_PRESS.match(self.text, end) or (tells in _CONVENES and not _LAUNCHING.match(self.text, end))
            ):
                continue
            if not run and _NAMELESS.search(self.text, low, verb.start()):
                continue
            first = self._told_from(sentence.start)
            subjects = subjects or self._bodies(first, sentence.start)
            if not run and subjects and self._leads(subjects, first):
                run = first_run(self.text, subjects)
            if not run and not taught:
                run = self._subject(subjects) or self._told(first, low, verb.start())
            known = [org for org, _ in campaign.organizers]
            if known and not any(m.org in known for m in run):
                break
            for mention in told_before(self.text, self._bodies(0, low), run) if run else ():
                if mention.org not in known:
                    campaign.organizers.append((mention.org, start))
            if run:
                self._add_others(campaign, first, low, verb, start)
            if run and sentence.kind != "title":  # whose body text may name more
                break

    def _add_others(self, campaign: Campaign, first: int, low: int, verb: re.Match[str], start: int) -> None:
        """A街道高度重视，|联合B所开展X; A办组织|B局、C局开展X: who else than the subject of a verb runs a campaign."""
        known = [org for org, _ in campaign.organizers]
        sent = self._bodies(verb.end(), start) if verb[0] == "组织" else []
        if sent and sent[0].start == verb.end():
            campaign.organizers += [(m.org, start) for m in first_run(self.text, sent) if m.org not in known]
        if self.text.startswith(_WITH, low):
            front = self._bodies(first, low)
            lead = first_run(self.text, front) if front and self._leads(front, first) else []
            campaign.organizers[:0] = [(m.org, start) for m in lead if m.org not in known]

    def _told(self, low: int, clause: int, high: int) -> list[OrgMention]:
        """三部门将|开展X, 双方将联合|开展X: the bodies told of last in front of where they are called so."""
        run = counted(self.text, self._bodies(0, clause), clause, high)
        both = None if run else _BOTH.search(self.text, low, high)
        if both is None:
            return run
        before = [m for m in self._bodies(0, both.start()) if not m.org.parent and m.org.kind == "Agency"]
        while before:
            run = last_run(self.text, before)
            if len(run) == _PAIR and run[0].start >= self.reading.story_of(low)[0]:
                return run
            del before[-len(run) :]
        return []

    def _told_from(self, low: int) -> int:
        """Where that begins of which a sentence at an offset is one of several parts (A局开展B；开展C)."""
        while char_before(self.text, low) == "；":
            low = self.reading.sentence_at(low - 1).start
        return low

    def _clause(self, low: int, start: int) -> int:
        """Where the clause begins that a campaign stands in; a mark within quotes ends none (主题为“A，B”的X)."""
        clause = max(self.text.rfind(mark, low, start) for mark in "，。：；")
        closing = self.text.find("”", clause, start) if clause >= 0 else -1
        opening = self.text.rfind("“", low, clause) if closing >= 0 else -1
        if opening >= 0 and self.text.find("”", opening, clause) < 0 and self.text.find("“", clause, closing) < 0:
            clause = max(self.text.rfind(mark, low, opening) for mark in "，。：；")
        return max(clause + 1, low)

    def _verb(self, low: int, start: int) -> re.Match[str] | None:
        """The verb whose subject runs a campaign: the first, but 联合 in front of further bodies is none."""
        bodies = self._bodies(low, start)
        for verb in _DO_BEFORE.finditer(self.text, low, start):
            if any(m.start < verb.start() < m.end for m in bodies):  # 市委|组织|部
                continue
            following = [m for m in bodies if m.start >= verb.end()] if verb.group() == "联合" else []
            if not following or following[0].start > verb.end():
                return verb
        return None

    def _pushed(self, low: int, start: int, end: int) -> re.Match[str] | None:
        """把X专项整治|进行到底: the word in front of a name behind which a verb says that it is gone on with."""
        at = max(self.text.rfind(mark, low, start) for mark in "把将")
        return _DO_WITH.match(self.text, at) if at >= low and _PUSHED.match(self.text, end) else None

    def _led_by(self, campaign: Campaign) -> None:
        """由A牵头，B、C等部门组成的检查组开展…行动: who leads, and who else is of the group that acts."""
        start = campaign.mentions[0][0]
        sentence = self.reading.sentence_at(start)
        found: list[OrgMention] = []
        for match in _LED.finditer(self.text, sentence.start, start):
            found += self._bodies(*match.span("who" if match["who"] else "members"))
        for _, end in campaign.mentions if not found and not campaign.organizers else ():
            behind = _LED_BEHIND.search(self.text, end, self.reading.sentence_at(end).end)
            found += self._bodies(*behind.span("who")) if behind else []  # 对X行动进行部署，由县水利局牵头
        known = [org for org, _ in campaign.organizers]
        campaign.organizers += [(m.org, start) for m in outermost(found) if m.org not in known]

    def _ordered(self, campaign: Campaign) -> None:
        """根据X的统一部署，…; 根据…整治工作部署，X开展…: whose plan it is that others go by."""
        for start, end in campaign.mentions:
            sentence = self.reading.sentence_at(start)
            by = _BY_ORDER.search(self.text, sentence.start, start)
            if by:
                whose = last_run(self.text, self._bodies(*by.span("whose")))
                campaign.organizers = [(m.org, start) for m in whose]
            plan = _PLANNED.match(self.text, end, sentence.end)
            following = self._bodies(plan.end(), sentence.end) if plan else []
            if plan and following and following[0].start == plan.end():
                campaign.organizers = [(following[0].org, start)]
            if campaign.organizers:
                return

    def _launched(self, campaign: Campaign) -> None:
        """…行动今天启动，A、B等部委联合…: the bodies that the clause behind a launch begins with."""
        for start, end in campaign.mentions:
            sentence = self.reading.sentence_at(start)
            launched = _LAUNCHED.match(self.text, end, sentence.end)
            following = self._bodies(launched.end(), sentence.end) if launched else []
            if launched and following and following[0].start == launched.end():
                run = first_run(self.text, following)
                if _JOINTLY.match(self.text, run[-1].end, sentence.end):
                    campaign.organizers = [(m.org, start) for m in run]
                    return

    def _in_course(self, campaign: Campaign) -> None:
        """在…整治中，X局查获…: the agency that acts in the course of one."""
        for start, end in campaign.mentions if not campaign.label.endswith(_TAUGHT) else ():
            sentence = self.reading.sentence_at(start)
            course = _IN_COURSE_OF.match(self.text, end, sentence.end)
            within = course and self.text.rfind("在", sentence.start, start) >= sentence.start
            following = self._bodies(course.end(), sentence.end) if course and within else []
            if course and following and following[0].start == course.end() and following[0].org.kind == "Agency":
                campaign.organizers = [(m.org, start) for m in first_run(self.text, following)]
                return

    def _by_order(self, campaign: Campaign) -> None:
        """通知要求，开展…; 全市质监系统开展…: who ordered it, or the bureau of a trade."""
        orders, here = Orders(self.reading, self.orgs), self.context.own(campaign.mentions[0][0])
        for start, _ in campaign.mentions:
            sentence = self.reading.sentence_at(start)
            verb = self._verb(self._clause(sentence.start, start), start)
            if verb is None or verb["tells"]:
                continue
            hosts = orders.of_system(sentence.start, verb.start(), here) or orders.issued(sentence.start, start)
            campaign.organizers = [(m.org, start) for m in hosts]
            if hosts:
                return

    def _place(self, campaign: Campaign) -> Place | None:
        """Where a campaign is: where its organizers are, else the place that the document is of."""
        if campaign.organizers:
            return next((org.place for org, _ in campaign.organizers if org.place), None)
        if _OF_ALL.match(campaign.label):
            return None
        first = campaign.mentions[0][0]
        return self._where(first) or self.context.told_most(first)

    def _where(self, start: int) -> Place | None:
        """河南省|2021年攻坚战, 全省|专项整治, 温溪镇开展|集中整治: the place that stands in front of a name."""
        level = _OF_LEVEL.search(self.text, start - 2, start)
        if level:
            return self.context.resolve(level[1], start - 1, own=True)
        low = self.reading.sentence_at(start).start
        before = next((m for m in reversed(self.context.mentions) if m.end <= start), None)
        if before is None or before.start < low or before.place.level == "village":
            return None
        gone = char_before(self.text, before.start) in _GONE
        return before.place if not gone and _DONE_IN.fullmatch(self.text, before.end, start) else None

    def _host(self, campaign: Campaign, low: int, start: int) -> None:
        """由X牵头开展的…行动: the bodies in front of the verb that a name is said to be of."""
        hosted = _HOSTED.search(self.text, max(low, start - 16), start)
        subjects = self._bodies(low, hosted.start()) if hosted else []
        if subjects and hosted and hosted.start() - subjects[-1].end <= 6:
            known = [org for org, _ in campaign.organizers]
            campaign.organizers += [(m.org, start) for m in last_run(self.text, subjects) if m.org not in known]

    def _whose(self, campaign: Campaign, low: int, start: int) -> None:
        """公安部|“净网”专项行动, X局|在Y专项检查中发现: the body in front of a name."""
        acts = _IN_COURSE.match(self.text, campaign.mentions[0][1])
        before = self._bodies(low, start)
        near = [
            at
            for at, m in enumerate(before)
            if _OF_WHOM.fullmatch(self.text, m.end, start) or (acts and _ACTS_IN.fullmatch(self.text, m.end, start))
        ]
        if near and not campaign.organizers and not campaign.label.endswith(_TAUGHT):
            front = last_run(self.text, before[: near[-1] + 1])
            campaign.organizers += [(m.org, start) for m in front]

    def _congress(self, campaign: Campaign, low: int, start: int) -> None:
        """人大常委会执法检查组: whose check of a law it is."""
        if campaign.organizers or not campaign.label.endswith("法执法检查"):
            return
        found = [m for m in self._bodies(low, start) if m.org.label.endswith("常务委员会")]
        campaign.organizers += [(m.org, start) for m in found[-1:]]

    def _bodies(self, low: int, high: int) -> list[OrgMention]:
        """Bodies that stand in `text[low:high]`, and in no other of them."""
        inside = self.orgs[bisect_left(self._org_starts, low) : bisect_left(self._org_starts, high)]
        return outermost([m for m in inside if m.end <= high])

    def _subject(self, subjects: list[OrgMention]) -> list[OrgMention]:
        """The last body, or list of them, at the head of a clause that goes on without naming its people or parts."""
        for mention in reversed(subjects):
            if char_at(self.text, mention.end) not in _NO_ACT or _AND_OTHERS.match(self.text, mention.end):
                run = last_run(self.text, [m for m in subjects if m.end <= mention.end])
                pair = len(run) > 1 and mention.org.label.endswith(_GOVERNS)  # 县委、县政府|高度重视
                if not pair and char_before(self.text, run[0].start) in "，。：；\n 　由该我本":
                    joint = _JOINS.match(self.text, mention.end)  # A局|联合B局、C大队，在D开展
                    return first_run(self.text, subjects[subjects.index(run[0]) :]) if joint else run
        return []

    def _leads(self, subjects: list[OrgMention], start: int) -> bool:
        plain = subjects[0].end not in self.reading.titles
        return plain and LEADING.fullmatch(self.text, start, subjects[0].start) is not None
