"""Patterns of the dates that header lines have: DATE anywhere in them, LABELLED_DATE only behind a label."""

_YEAR, MONTH, DAY = r"(?:19|20)\d\d", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
CLOCK = r"[012]?\d(?:[:：][0-5]\d(?:[:：][0-5]\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?|[时点][0-5]?\d分?(?:[0-5]?\d秒)?)"
_TIME = (
    r"(?:\s?[（(]?(?:星期|周)[一二三四五六日天][）)]?)?"
    rf"(?:(?:T|\s?(?:上午|中午|下午|晚上)?\s?){CLOCK}|\s?[上下]午(?![\u4e00-\u9fff]))?"
)
_SPACED = r"\s?[-/.]\s?"
NUMERALS = "〇○零一二三四五六七八九"
DATE = (
    rf"(?:{_YEAR}{_SPACED}{MONTH}{_SPACED}{DAY}日?{_TIME}|{_YEAR}\s?年\s?{MONTH}\s?月\s?{DAY}\s?日{_TIME}"
    rf"|[一二][{NUMERALS}]{{3}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日{_TIME}"
    rf"|民国\s?\d{{1,3}}\s?年\s?{MONTH}\s?月\s?{DAY}\s?日{_TIME})"
)
_MINGUO = rf"1[0-4]\d\s?[-/.年]\s?{MONTH}\s?[-/.月]\s?{DAY}日?{_TIME}"
_COMPACT = r"(?:19|20)\d\d(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9])(?!\d)"
_SHORT_YEAR = rf"[012]\d[-/.]{MONTH}[-/.]{DAY}(?!\d){_TIME}"
_MAILED = r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{5,8} (?:[+-]\d{4}|[A-Z]{3})"
LABELLED_DATE = rf"(?:{_COMPACT}|{_MINGUO}|{_SHORT_YEAR}|{_MAILED})"
