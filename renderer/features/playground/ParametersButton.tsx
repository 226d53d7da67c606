/** System prompt, temperature and length of the answers, in a small popover. */
import { Button, NumberInput, Popover, Textarea } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { type ChatParameters, parameterWords } from "#renderer/features/playground/chat-parameters.ts";
import classes from "#renderer/features/playground/ParametersButton.module.css";

type ParametersButtonProps = {
  readonly parameters: ChatParameters;
  readonly onChange: (parameters: ChatParameters) => void;
};

export function ParametersButton({ parameters, onChange }: ParametersButtonProps) {
  return (
    <Popover position="top-start" width={340} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconAdjustmentsHorizontal size={15} stroke={1.5} aria-hidden />}
        >
          {parameterWords(parameters)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Parameters of the chat" className={classes.root}>
        <Textarea
          label="System prompt"
          placeholder="How the model should behave"
          autosize
          minRows={3}
          maxRows={8}
          maxLength={20_000}
          value={parameters.systemPrompt}
          onChange={(event) => onChange({ ...parameters, systemPrompt: event.currentTarget.value })}
        />
        <div className={classes.numbers}>
          <NumberInput
            label="Temperature"
            placeholder="Provider’s choice"
            min={0}
            max={2}
            step={0.1}
            decimalScale={2}
            clampBehavior="strict"
            value={parameters.temperature ?? ""}
            onChange={(value) => onChange({ ...parameters, temperature: typeof value === "number" ? value : null })}
          />
          <NumberInput
            label="Tokens at most"
            placeholder="Provider’s choice"
            min={1}
            max={131_072}
            step={128}
            allowDecimal={false}
            clampBehavior="strict"
            value={parameters.maxTokens ?? ""}
            onChange={(value) => onChange({ ...parameters, maxTokens: typeof value === "number" ? value : null })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
