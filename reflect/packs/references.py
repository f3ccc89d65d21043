"""Whether what points to something else in the pack finds it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.packs.texts import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.prompts import PromptSet
    from reflect.packs.pack import Pack
    from reflect.packs.table import Table


def check_references(pack: Pack, sets: Sequence[Table], forms: Sequence[Table]) -> None:
    """Report each standard of a framework in this pack, and each prompt of it, that is not there.

    What other packs hold is not known here.
    """
    numbers = {each.id: [one.id for one in each.standards] for each in pack.frameworks}
    for table, prompt_set in zip(sets, pack.prompt_sets, strict=True):
        _check_standards(table, prompt_set, numbers)
    prompts = [f"{each.id}/{one.id}" for each in pack.prompt_sets for one in each.prompts]
    for table, form in zip(forms, pack.forms, strict=True):
        for place, section in enumerate(form.sections):
            for at, name in enumerate(section.prompts):
                if name.count("/") == 1 and name not in prompts:
                    what = f"there is no prompt {quoted(name)} in this pack"
                    mend = did_you_mean(name, prompts) or "name another pack before it, or mend it"
                    table.report(f"{what}; {mend}", "sections", place, "prompts", at)


def _check_standards(table: Table, prompt_set: PromptSet, numbers: dict[str, list[str]]) -> None:
    for place, prompt in enumerate(prompt_set.prompts):
        for at, name in enumerate(prompt.standards):
            framework, _, number = name.partition(":")
            if number not in numbers.get(framework, [number]):
                what = f"framework {quoted(framework)} has no standard {quoted(number)}"
                mend = did_you_mean(number, numbers[framework]) or "use one that it has"
                table.report(f"{what}; {mend}", "prompts", place, "standards", at)
