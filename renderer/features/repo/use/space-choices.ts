/** The ways to use a Space besides its own page: its API, and its container. */
import { accessLine, type UseChoice } from "#renderer/features/repo/use/use-choices.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { SpaceDetails } from "#shared/contract/repo-details.ts";

export function spaceChoices(info: RepoInfo, { sdk }: SpaceDetails): UseChoice[] {
  const { id } = info.repo;
  const choices: UseChoice[] = [];
  if (sdk === "gradio") {
    choices.push({
      id: "library/gradio_client",
      group: "Libraries",
      label: "gradio_client",
      snippets: [
        {
          title: null,
          text: `${accessLine(info)}# pip install gradio_client
from gradio_client import Client

client = Client("${id}")
client.view_api()`,
        },
      ],
      link: { label: "Its documentation", url: "https://www.gradio.app/docs/python-client/introduction" },
      isAtRevision: false,
    });
  }
  // Containers are in the official Hub's registry alone.
  if (sdk !== null && sdk !== "static" && info.pageUrl.startsWith("https://huggingface.co/")) {
    const image = id.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    choices.push({
      id: "app/docker",
      group: "Local apps",
      label: "Docker",
      snippets: [
        { title: null, text: `docker run -it -p 7860:7860 --platform=linux/amd64 registry.hf.space/${image}:latest` },
      ],
      link: { label: "Its documentation", url: "https://huggingface.co/docs/hub/spaces-run-with-docker" },
      isAtRevision: false,
    });
  }
  return choices;
}
