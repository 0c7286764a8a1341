"""Markup that was left in the text: HTML's tags and entities, Markdown's headings, breaks written as backslash n."""

import re
from html import unescape

from kg.clean.edits import Changes, substitute
from kg.text import MappedText, char_at

_NAMES = (
    "p|br|div|span|strong|b|i|u|em|font|a|img|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|section|article|center|o:p"
)
_BREAKING = re.compile(r"</?(?:p|br|div|tr|li|h[1-6]|section|article|table)\b", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,500}})?\s{{0,3}}/?>|<!--[^<>]{{0,500}}-->", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:nbsp|lt|gt|amp|quot|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|emsp|ensp|thinsp|bull"
    r"|times|copy|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});"
)
_HEADING = re.compile(r"(?:\A|(?<=\n))(?:#{1,6}|>) ")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,100}\]\([^()\s]{1,300}\)")  # of Markdown, as the next two
_LINK = re.compile(r"\[([^\[\]\n]{1,100})\]\((?:https?:|[/.#])[^()\s]{0,300}\)")
_BOLD = re.compile(r"(?:\A|(?<=[\s。，；]))\*\*([^*\s\n](?:[^*\n]{0,200}[^*\s])?)\*\*")
_ESCAPED = re.compile(r"(?:\\r)?\\n|\\r|\\t(?![A-Za-z])")


def _tag(match: re.Match[str]) -> str:
    return "\n" if _BREAKING.match(match.group()) else ""


def strip_markup(text: MappedText, changes: Changes) -> MappedText:
    """Tags go (those of blocks become line breaks) and entities become their characters."""
    if "&" in text.text:  # only saves time
        text = substitute(text, _ENTITY, lambda match: unescape(match.group()), changes, "entity")
    if "<" in text.text:  # only saves time
        text = substitute(text, _TAG, _tag, changes, "tag")
    if "# " in text.text or "> " in text.text:  # only saves time
        text = substitute(text, _HEADING, "", changes, "tag")
    if "](" in text.text:  # only saves time
        text = substitute(text, _PICTURE, "", changes, "tag")
        text = substitute(text, _LINK, lambda match: match[1], changes, "tag")
    if "**" in text.text:  # only saves time
        text = substitute(text, _BOLD, lambda match: match[1], changes, "tag")
    if "\\" in text.text:  # only saves time
        text = substitute(text, _ESCAPED, _escaped, changes, "escaped break")
    return text


def _escaped(match: re.Match[str]) -> str | None:
    # a lone \n in Latin context is a path or code ("C:\new"), not a break
    after = char_at(match.string, match.end())
    if after.isascii() and after.isalpha():
        return None
    return " " if match.group() == "\\t" else "\n"
