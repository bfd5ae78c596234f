"""The errors of articlekit: only the caller's mistakes raise.

```
ArticlekitError
├── SourceTypeError       the source is neither str nor bytes       (also a TypeError)
├── ArgumentError         another argument cannot be used           (also a ValueError)
│   └── NaiveDatetimeError    fetched_at has no time zone
├── RulePackError         a rule pack is broken: file, rule id and what to do
├── RunStoppedError       a run over files was stopped; the same goes on where it was
└── WorkerError           no worker process can be started          (also a RuntimeError)
```

A page never raises, however broken it is: it gives an `Article` with a status and notes.
"""


class ArticlekitError(Exception):
    """The one error to catch if any mistake of the caller should be caught."""


class SourceTypeError(ArticlekitError, TypeError):
    """The source is neither `str` nor `bytes`."""


class ArgumentError(ArticlekitError, ValueError):
    """An argument cannot be used as it is."""


class NaiveDatetimeError(ArgumentError):
    """`fetched_at` carries no time zone, so "5 minutes ago" cannot be placed on any clock."""


class RunStoppedError(ArticlekitError):
    """A run over files was stopped before its end; the same run goes on from there."""


class WorkerError(ArticlekitError, RuntimeError):
    """No worker process can be started."""


class RulePackError(ArticlekitError, ValueError):
    """A rule pack cannot be used.

    Args:
        file: the path or name of the pack.
        rule: the id of the rule at fault, or `None` where the file as a whole is.
        message: what is wrong and what to do about it, in plain words.
    """

    def __init__(self, file: str, rule: str | None, message: str) -> None:
        self.file = file
        self.rule = rule
        self.message = message
        place = f"{file}: rule {rule!r}" if rule else file
        super().__init__(f"{place}: {message}")
