/** Takes back a request that the owners have not decided. They can be asked again, so it asks nobody twice. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

type CancelRequestProps = { readonly repo: RepoRef; readonly onDone: () => void };

export function CancelRequest({ repo, onDone }: CancelRequestProps) {
  const cancel = useMutation({
    ...orpc.accessRequests.cancel.mutationOptions(),
    onSuccess: onDone,
    onError: showProblem,
  });
  return (
    <Button size="xs" variant="subtle" color="gray" loading={cancel.isPending} onClick={() => cancel.mutate({ repo })}>
      Cancel the request
    </Button>
  );
}
