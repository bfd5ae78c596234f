"""Repairs the characters of what an HTML page declares, as the cleaner does those of its blocks."""

from dataclasses import replace

from articlekit.characters.mojibake import repair
from articlekit.declarations.json_ld import JsonLd
from articlekit.declarations.story_node import Name, StoryNode
from articlekit.page import Head


def clean_head(head: Head, json_ld: JsonLd, *, language: str | None) -> tuple[Head, JsonLd]:
    """Repair the characters of titles, names and descriptions.

    Args:
        head: what the page says about itself.
        json_ld: its JSON-LD, read.
        language: BCP 47 tag of the page.

    Returns:
        Both with mojibake mended; the same objects where there was none.

    >>> head, _ = clean_head(Head(title="CafÃ© by the harbour"), JsonLd(), language="en")
    >>> head.title
    'Café by the harbour'
    """
    broken = list(dict.fromkeys(text for text in _texts(head, json_ld.story) if not text.isascii()))
    repaired, changes = repair(broken, language=language)
    if not changes:
        return head, json_ld
    mended = dict(zip(broken, repaired, strict=True))
    return _mend_head(head, mended), replace(json_ld, story=_mend_story(json_ld.story, mended))


def _texts(head: Head, story: StoryNode | None) -> list[str]:
    texts = [head.title or "", *(content for _, content in head.metas)]
    texts += [text for mark in head.marks for text in (mark.value or "", *mark.texts)]
    if story is not None:
        single = (story.headline, story.alternative, story.description, story.image_caption, story.publisher)
        texts += [text for text in single if text]
        texts += [name.text for name in story.authors]
        texts += [*story.sections, *story.keywords]
    return texts


def _mend_head(head: Head, mended: dict[str, str]) -> Head:
    return replace(
        head,
        title=_mend(head.title, mended),
        metas=tuple((name, mended.get(content, content)) for name, content in head.metas),
        marks=tuple(
            mark._replace(value=_mend(mark.value, mended), texts=tuple(mended.get(text, text) for text in mark.texts))
            for mark in head.marks
        ),
    )


def _mend_story(story: StoryNode | None, mended: dict[str, str]) -> StoryNode | None:
    if story is None:
        return None
    return replace(
        story,
        headline=_mend(story.headline, mended),
        alternative=_mend(story.alternative, mended),
        description=_mend(story.description, mended),
        image_caption=_mend(story.image_caption, mended),
        publisher=_mend(story.publisher, mended),
        authors=tuple(Name(mended.get(name.text, name.text), name.is_person) for name in story.authors),
        sections=tuple(mended.get(text, text) for text in story.sections),
        keywords=tuple(mended.get(text, text) for text in story.keywords),
    )


def _mend(text: str | None, mended: dict[str, str]) -> str | None:
    return None if text is None else mended.get(text, text)
