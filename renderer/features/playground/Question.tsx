/** What the person asked, as typed; can be taken back into the field to be written anew. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { memo } from "react";
import classes from "#renderer/features/playground/Turns.module.css";

type QuestionProps = {
  readonly id: number;
  readonly text: string;
  /** Absent while an answer is coming. */
  readonly onEdit: ((id: number, text: string) => void) | undefined;
};

export const Question = memo(function Question({ id, text, onEdit }: QuestionProps) {
  return (
    <article className={classes.question} aria-label="You">
      <p>{text}</p>
      {onEdit !== undefined && (
        <div className={classes.tools}>
          <Tooltip label="Edit and ask again">
            <ActionIcon aria-label="Edit and ask again" onClick={() => onEdit(id, text)}>
              <IconPencil size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      )}
    </article>
  );
});
