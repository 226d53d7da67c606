"""What huggingface_hub says of a Hub cache, as JSON: run by inspect-cache.ts with the cache folder and the repos to look up."""

import json
import logging
import sys
import warnings

from huggingface_hub import hf_hub_download, scan_cache_dir, snapshot_download

cache_dir, asked = sys.argv[1], json.loads(sys.argv[2])
said = []


class Listener(logging.Handler):
    def emit(self, record):
        said.append(record.getMessage())


logging.getLogger("huggingface_hub").addHandler(Listener(level=logging.WARNING))
warnings.simplefilter("always")
warnings.showwarning = lambda message, *_: said.append(str(message))


def attempt(read):
    try:
        return str(read())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def look_up(repo):
    where = {"repo_type": repo["kind"], "revision": repo["revision"], "cache_dir": cache_dir}
    return {
        "snapshot": attempt(lambda: snapshot_download(repo["id"], local_files_only=True, **where)),
        "files": {path: attempt(lambda: hf_hub_download(repo["id"], path, **where)) for path in repo["paths"]},
    }


info = scan_cache_dir(cache_dir)
seen = {
    "warnings": [str(warning) for warning in info.warnings],
    # Named only by newer releases.
    "incomplete": [str(file.file_path) for file in getattr(info, "incomplete_files", [])],
    "repos": [
        {
            "id": repo.repo_id,
            "kind": repo.repo_type,
            "sizeBytes": repo.size_on_disk,
            "revisions": [
                {
                    "commit": revision.commit_hash,
                    "refs": sorted(revision.refs),
                    "files": sorted(file.file_path.relative_to(revision.snapshot_path).as_posix() for file in revision.files),
                }
                for revision in sorted(repo.revisions, key=lambda revision: revision.commit_hash)
            ],
        }
        for repo in sorted(info.repos, key=lambda repo: repo.repo_id)
    ],
    "asked": [look_up(repo) for repo in asked],
}
print(json.dumps({**seen, "said": said}))
