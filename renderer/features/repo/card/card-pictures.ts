/** What every picture of one card needs to know: which Hub it is of, and whether other hosts may be asked. */
import { createContext } from "react";

export type CardPictureRules = {
  /** The Hub's address; null until it is known. */
  readonly hub: string | null;
  readonly isAllowed: boolean;
};

export const CardPictures = createContext<CardPictureRules>({ hub: null, isAllowed: false });
