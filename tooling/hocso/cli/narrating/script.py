"""What will be said."""

import json
from dataclasses import asdict

from hocso.cli.narrating.request import Answer, Request


def script(request: Request) -> Answer:
    from hocso.narrate import script_of, transcript

    if request.options.form == "json":
        scripts = {
            page.path: [asdict(passage) for passage in script_of(page, request.curriculum)] for page in request.pages
        }
        return Answer(json.dumps(scripts, ensure_ascii=False, indent=2))
    return Answer("\n".join(transcript(page, request.curriculum) for page in request.pages))
