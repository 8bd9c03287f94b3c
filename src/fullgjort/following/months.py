"""Months and days counted from a day. The calendar's end (year 9999) is never passed."""

from __future__ import annotations

from datetime import date, timedelta

from fullgjort.language.periods import last_day


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later; the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    there = last_day(year, month + 1)
    return there if day.day > there.day else there.replace(day=day.day)


def months_between(first: date, last: date) -> int:
    """The whole months from one day to a later one; 0 where it is not later. From 31 December to 30 June is six."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if last.day < first.day and last != last_day(last.year, last.month):
        months -= 1
    return max(0, months)


def days_later(day: date, days: int) -> date:
    """So many days later; the calendar's last day where that is past it."""
    return day + timedelta(days=days) if (date.max - day).days >= days else date.max


def days_earlier(day: date, days: int) -> date:
    """So many days earlier; the calendar's first day where that is before it."""
    return day - timedelta(days=days) if (day - date.min).days >= days else date.min
