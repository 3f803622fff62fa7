"""The settings, by the name that server code knows them under; they live on the lowest floor."""

from __future__ import annotations

from corpus.settings import Settings, read_settings

__all__ = ["Settings", "read_settings"]
