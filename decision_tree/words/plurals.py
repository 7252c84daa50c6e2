"""The plural form of a whole number, after the Unicode CLDR, by the rule a language follows."""


def one_other(number: int) -> str:
    """One thing, and any other number of them, as in English or German."""
    return "one" if number == 1 else "many"


def one_few_many(number: int) -> str:
    """One thing, a few, and many, as in Polish: 1 dzień, 3 lata, 5 lat, 22 lata, 112 lat."""
    if number == 1:
        return "one"
    few = number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}
    return "few" if few else "many"


PLURALS = {"one-other": one_other, "one-few-many": one_few_many}
"""By the name that a sentence file gives under ``plurals``."""
