"""Voices that their users supply as a folder: a model and its settings, known by what they hold, wherever they lie."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.store import digest, file_digest, write_atomic

NOTES = "voices.json"


def identity_of(folder: Path) -> str:
    """What tells this voice from any other: a digest of its files. CannotSpeak if it is broken or not Vietnamese.

    Reads the whole model, some 60 MB: 0.04 s of processor time.
    """
    model = model_in(folder)
    settings = settings_of(model)
    _vietnamese_or_refused(settings)
    return digest(file_digest(model), file_digest(settings))


def model_in(folder: Path) -> Path:
    """The one model in a folder; CannotSpeak says what is there instead."""
    if not folder.is_dir():
        raise CannotSpeak(message("narrate.no-voice-folder", folder=folder))
    models = sorted(folder.glob("*.onnx"))
    if not models:
        raise CannotSpeak(message("narrate.no-model", folder=folder))
    if len(models) > 1:
        names = ", ".join(model.name for model in models)
        raise CannotSpeak(message("narrate.several-models", folder=folder, models=names))
    return models[0]


def settings_of(model: Path) -> Path:
    """The file of settings beside a model."""
    settings = model.with_name(f"{model.name}.json")
    if not settings.is_file():
        raise CannotSpeak(message("narrate.no-model-settings", file=settings))
    return settings


def _vietnamese_or_refused(settings: Path) -> None:
    """A model of another language would read Vietnamese as gibberish. One that names no language is taken on trust."""
    named = _languages(_read(settings))
    if named and not any(name.lower().startswith("vi") for name in named):
        raise CannotSpeak(message("narrate.model-not-vietnamese", file=settings, language=", ".join(named)))


def _read(settings: Path) -> dict[str, Any]:
    try:
        data = json.loads(settings.read_text(encoding="utf-8"))
    except ValueError as error:  # also what is not UTF-8
        raise CannotSpeak(message("narrate.broken-model-settings", file=settings, reason=error)) from error
    if not isinstance(data, dict):
        raise CannotSpeak(message("narrate.broken-model-settings", file=settings, reason=type(data).__name__))
    return data


def _languages(data: dict[str, Any]) -> list[str]:
    """The language a model's settings name, for the model itself and for the phonemes it gets."""
    pairs = ((data.get("language"), "code"), (data.get("espeak"), "voice"))
    return [str(part[key]) for part, key in pairs if isinstance(part, dict) and part.get(key)]


def noted(folder: Path) -> Mapping[str, str]:
    """The voices that spoke the clips in ``folder``, by the name their book gives them; see ``note``."""
    try:
        found = json.loads((folder / NOTES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(identity) for name, identity in found.items()} if isinstance(found, dict) else {}


def note(folder: Path, name: str, identity: str) -> None:
    """Put down beside the clips which voice it was: who has the book but not the model finds them by that."""
    voices = {**noted(folder), name: identity}
    write_atomic(folder / NOTES, json.dumps(voices, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
