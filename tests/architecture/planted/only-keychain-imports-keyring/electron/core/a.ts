import { getPassword } from "@napi-rs/keyring/keytar";
export const a = getPassword;
