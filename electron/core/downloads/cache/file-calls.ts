/**
 * The small calls to the file system that give a file its place, in two forms. The core's thread must not wait for a disk; in
 * the transfer worker a call that waits takes a tenth of the time, and does not stand in line behind syncs.
 */
import * as fs from "node:fs";
import { copyFile, lstat, readlink, rename, rm, stat, symlink, unlink } from "node:fs/promises";

export type FileCalls = {
  stat(path: string): Promise<fs.Stats>;
  lstat(path: string): Promise<fs.Stats>;
  readlink(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  symlink(target: string, path: string, type: "file"): Promise<void>;
  /** Deletes a file that may not be there. */
  remove(path: string): Promise<void>;
  /** Shares the blocks of the disk where the file system can. */
  copyFile(from: string, to: string): Promise<void>;
};

const shareOrCopy = (from: string, to: string) => copyFile(from, to, fs.constants.COPYFILE_FICLONE);

export const patientCalls: FileCalls = {
  stat,
  lstat,
  readlink,
  rename,
  unlink,
  symlink,
  remove: (path) => rm(path, { force: true }),
  copyFile: shareOrCopy,
};

export const promptCalls: FileCalls = {
  stat: async (path) => fs.statSync(path),
  lstat: async (path) => fs.lstatSync(path),
  readlink: async (path) => fs.readlinkSync(path),
  rename: async (from, to) => fs.renameSync(from, to),
  unlink: async (path) => fs.unlinkSync(path),
  symlink: async (target, path, type) => fs.symlinkSync(target, path, type),
  remove: async (path) => fs.rmSync(path, { force: true }),
  copyFile: shareOrCopy,
};
