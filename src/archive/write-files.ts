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
    throw unwritable(file, error);
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
    throw unwritable(file, error);
  }
}

/**
 * Makes a directory and those above it that are missing.
 *
 * @param named what the person gave, where that is not the directory itself
 * @throws CookieAuditError output-unwritable
 */
export async function makeDirectory(directory: string, named = directory): Promise<void> {
  try {
    await makeMissing(path.resolve(directory));
  } catch (error) {
    throw unwritable(named, error);
  }
}

/** One directory after another: `recursive` of Node's mkdir never ends where /proc says of a parent that is there that it is not. */
async function makeMissing(directory: string): Promise<void> {
  const missing: string[] = [];
  let parent = directory;
  while (!(await isThere(parent))) {
    missing.unshift(parent);
    if (path.dirname(parent) === parent) break;
    parent = path.dirname(parent);
  }
  // What is there but is no directory complains by itself.
  for (const one of missing.length === 0 ? [directory] : missing) {
    try {
      await mkdir(one);
    } catch (error) {
      // It was there, or somebody else made it meanwhile.
      if ((await stat(one).catch(() => null))?.isDirectory() !== true) throw error;
    }
  }
}

async function isThere(place: string): Promise<boolean> {
  try {
    await stat(place);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return false;
    throw error;
  }
}

/**
 * Finds out before a browser starts whether files can be written in a directory, which is made.
 *
 * @param named what the person gave, where that is not the directory itself
 * @throws CookieAuditError output-unwritable
 */
export async function assertWritableDirectory(directory: string, named = directory): Promise<void> {
  await makeDirectory(directory, named);
  const probe = path.join(directory, `.cookie-audit-${randomBytes(4).toString('hex')}`);
  try {
    await writeFile(probe, '', { flag: 'wx' });
  } catch (error) {
    throw unwritable(named, error);
  }
  await rm(probe, { force: true });
}

export function unwritable(file: string, error: unknown): CookieAuditError {
  // What was to be written could not be read: that says more.
  if (error instanceof CookieAuditError) return error;
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
    // Node names the file of the call, which may be one that nobody gave.
    message: `cannot write ${file}: ${messageOf(error).replace(/, \w+ '.*'$/, '')}`,
    hint: hints[code] ?? 'Choose another place.',
    cause: error,
  });
}
