"""What huggingface_hub says of a cache that Hubdeck wrote: run by python.test.ts with the cache and a commit."""

import json
import sys

from huggingface_hub import hf_hub_download, scan_cache_dir, snapshot_download

cache_dir, repo_id, path = sys.argv[1:]
info = scan_cache_dir(cache_dir)
print(
    json.dumps(
        {
            "warnings": [str(warning) for warning in info.warnings],
            "repos": [
                {
                    "id": repo.repo_id,
                    "size": repo.size_on_disk,
                    "refs": sorted(repo.refs),
                    "files": sorted(
                        str(file.file_path.relative_to(revision.snapshot_path))
                        for revision in repo.revisions
                        for file in revision.files
                    ),
                }
                for repo in info.repos
            ],
            "snapshot": snapshot_download(repo_id, cache_dir=cache_dir, local_files_only=True),
            "file": hf_hub_download(repo_id, path, cache_dir=cache_dir, local_files_only=True),
            "incomplete": [str(file.file_path) for file in getattr(info, "incomplete_files", [])],
        }
    )
)
