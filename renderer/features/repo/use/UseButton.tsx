/** Opens the ways to use a repo from elsewhere; also an action of the palette while the repo is shown. */
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCode } from "@tabler/icons-react";
import { lazy, Suspense, useMemo } from "react";
import { useActions } from "#renderer/ui/actions.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

const UseSheet = lazy(async () => ({ default: (await import("#renderer/features/repo/use/UseSheet.tsx")).UseSheet }));

type UseButtonProps = { readonly info: RepoInfo };

export function UseButton({ info }: UseButtonProps) {
  const [isOpen, sheet] = useDisclosure(false);
  const { kind, id } = info.repo;
  const actions = useMemo(
    () => [
      {
        id: "repo.use",
        label: `Use this ${kind}`,
        hint: id,
        icon: IconCode,
        keywords: "snippet code",
        run: sheet.open,
      },
    ],
    [kind, id, sheet.open],
  );
  useActions(actions);
  return (
    <>
      <Button leftSection={<IconCode size={16} stroke={1.5} aria-hidden />} onClick={sheet.open}>
        Use
      </Button>
      {isOpen && (
        <Suspense>
          <UseSheet info={info} onClose={sheet.close} />
        </Suspense>
      )}
    </>
  );
}
