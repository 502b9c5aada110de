import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CookieAuditError, messageOf } from '../model/errors.ts';

/**
 * Writes a file whole or not at all: a reader (or a `kill -9`) never meets half of one. A device or a
 * pipe (/dev/null, /dev/stdout) is written to, not replaced.
 *
 * @throws CookieAuditError output-unwritable (no permission, full disk, a directory of that name)
 */
export async function writeWhole(file: string, data: string | Uint8Array | AsyncIterable<string>): Promise<void> {
  if (await isDevice(file)) return await writeInPlace(file, data);
  // A symbolic link stays one: what it points to is replaced.
  const target = await realpath(file).catch(() => file);
  const temporary = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await writeFile(handle, data);
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    // What was to be written could not be read.
    throw error instanceof CookieAuditError ? error : unwritable(file, error);
  }
}

/** Is that something that takes what is written to it, and holds no file of its own? */
export async function isDevice(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
}

async function writeInPlace(file: string, data: string | Uint8Array | AsyncIterable<string>): Promise<void> {
  try {
    await writeFile(file, data);
  } catch (error) {
    throw error instanceof CookieAuditError ? error : unwritable(file, error);
  }
}

/** @throws CookieAuditError output-unwritable */
export async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
  } catch (error) {
    throw unwritable(directory, error);
  }
}

/** Finds out before a browser starts whether files can be written in a directory, which is made. */
export async function assertWritableDirectory(directory: string): Promise<void> {
  await makeDirectory(directory);
  const probe = path.join(directory, `.cookie-audit-${randomBytes(4).toString('hex')}`);
  await writeWhole(probe, '');
  await rm(probe, { force: true });
}

export function unwritable(file: string, error: unknown): CookieAuditError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const hints: Record<string, string> = {
    ENOSPC: 'The disk is full: free some room, or choose another place.',
    EACCES: 'You may not write there: choose another place.',
    EPERM: 'You may not write there: choose another place.',
    EROFS: 'That file system is read-only: choose another place.',
    ENOTDIR: 'A part of that path is a file, not a directory.',
    EEXIST: 'A file of that name is in the way of a directory.',
    EISDIR: 'There is a directory of that name.',
  };
  return new CookieAuditError({
    code: 'output-unwritable',
    message: `cannot write ${file}: ${messageOf(error)}`,
    hint: hints[code] ?? 'Choose another place.',
    cause: error,
  });
}
