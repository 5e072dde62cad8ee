"""Refuse options that have an effect only beside another one that was not typed."""

from incplan.errors import UsageError


def refuse_typed(form: str, **options: object) -> None:
    """Refuse the first of these options that was typed, and show the command it belongs to.

    An option counts as typed unless its value is false, empty or None. Raises UsageError.
    """
    for name, value in options.items():
        if value:
            raise UsageError("option_for", option="--" + name.replace("_", "-"), words=form)


def refuse_both(**options: object) -> None:
    """Refuse two options that exclude each other. Raises UsageError naming those typed."""
    typed = ["--" + name.replace("_", "-") for name, value in options.items() if value]
    if len(typed) > 1:
        raise UsageError("one_of_these", known=", ".join(typed))
