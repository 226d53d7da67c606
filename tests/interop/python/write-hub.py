"""What HfApi can do beyond `hf`: run by py-write.test.ts with a token; prints what it saw as JSON."""

import json
import sys

from huggingface_hub import CommitOperationAdd, CommitOperationCopy, CommitOperationDelete, HfApi
from huggingface_hub.errors import HfHubHTTPError

token, repo_id, stranger = sys.argv[1:]
api = HfApi(token=token)
seen = {}


def status_of(call):
    try:
        call()
        return 200
    except HfHubHTTPError as error:
        return error.response.status_code
    except ValueError as error:
        return str(error).splitlines()[0]


api.create_repo(repo_id)
seen["exists"] = status_of(lambda: api.create_repo(repo_id))
api.create_repo(repo_id, exist_ok=True)
seen["foreign"] = status_of(lambda: api.create_repo("northwind-ai/mine"))

first = api.create_commit(
    repo_id,
    [
        CommitOperationAdd("notes/a.txt", b"alpha"),
        CommitOperationAdd("notes/b.txt", b"beta"),
        CommitOperationAdd("weights.bin", b"\0" * 70_000),
    ],
    commit_message="First",
)
second = api.create_commit(
    repo_id,
    [
        CommitOperationDelete("notes/b.txt"),
        CommitOperationCopy("weights.bin", "copies/weights.bin"),
        CommitOperationCopy("notes/a.txt", "copies/a.txt"),
    ],
    commit_message="Second",
    commit_description="With words",
    parent_commit=first.oid,
)
late = [CommitOperationAdd("late.txt", b"late")]
seen["stale"] = status_of(lambda: api.create_commit(repo_id, late, commit_message="Late", parent_commit=first.oid))
again = api.upload_file(path_or_fileobj=b"alpha", path_in_repo="notes/a.txt", repo_id=repo_id)
seen["unchanged"] = again.oid == second.oid
seen["files"] = sorted(api.list_repo_files(repo_id))
seen["commits"] = [[commit.title, commit.message] for commit in api.list_repo_commits(repo_id)]
seen["missing"] = status_of(lambda: api.delete_file("nowhere.txt", repo_id))
api.delete_folder("copies", repo_id)
seen["left"] = sorted(api.list_repo_files(repo_id))

card = "---\nlicense: [mit\n---\n"
seen["card"] = status_of(lambda: api.upload_file(path_or_fileobj=card.encode(), path_in_repo="README.md", repo_id=repo_id))

api.create_branch(repo_id, branch="dev/x", revision=first.oid)
seen["branch"] = status_of(lambda: api.create_branch(repo_id, branch="dev/x"))
api.create_tag(repo_id, tag="v1", tag_message="one", revision=first.oid)
seen["tag"] = status_of(lambda: api.create_tag(repo_id, tag="v1"))
refs = api.list_repo_refs(repo_id)
seen["refs"] = [sorted(ref.name for ref in refs.branches), [[ref.name, ref.target_commit == first.oid] for ref in refs.tags]]
api.delete_tag(repo_id, tag="v1")
api.delete_branch(repo_id, branch="dev/x")
seen["main"] = status_of(lambda: api.delete_branch(repo_id, branch="main"))

api.update_repo_settings(repo_id, gated="auto", visibility="private")
info = api.model_info(repo_id)
seen["settings"] = [info.gated, info.private]
api.move_repo(repo_id, repo_id + "-moved")
seen["moved"] = api.model_info(repo_id).id
api.move_repo(repo_id + "-moved", repo_id)

request = api.create_commit(stranger, late, commit_message="Add late", create_pr=True)
api.upload_file(path_or_fileobj=b"more", path_in_repo="more.txt", repo_id=stranger, revision=request.pr_revision)
seen["pull_request"] = sorted(set(api.list_repo_files(stranger, revision=request.pr_revision)) - set(api.list_repo_files(stranger)))
seen["no_rights"] = status_of(lambda: api.upload_file(path_or_fileobj=b"x", path_in_repo="x.txt", repo_id=stranger))

own = api.create_pull_request(repo_id, title="Draft of mine", description="To be merged")
api.upload_file(path_or_fileobj=b"pr", path_in_repo="pr.txt", repo_id=repo_id, revision=own.git_reference)
api.comment_discussion(repo_id, own.num, "Looks good")
api.merge_pull_request(repo_id, own.num)
details = api.get_discussion_details(repo_id, own.num)
seen["merged"] = [details.status, details.is_pull_request, [event.type for event in details.events]]
seen["after_merge"] = "pr.txt" in api.list_repo_files(repo_id)
talk = api.create_discussion(repo_id, title="A question", description="Why?")
api.change_discussion_status(repo_id, talk.num, "closed")
seen["discussions"] = [[found.num, found.title, found.status] for found in api.get_repo_discussions(repo_id)]

api.super_squash_history(repo_id, commit_message="All in one")
seen["squashed"] = [commit.title for commit in api.list_repo_commits(repo_id)]
api.unlike(repo_id)
api.delete_repo(repo_id)
seen["deleted"] = api.repo_exists(repo_id)
api.delete_repo(repo_id, missing_ok=True)
print(json.dumps(seen))
