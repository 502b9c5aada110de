import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBanners, type BannerServer } from '../../fixtures/banners/server.ts';
import { onlyLine, Workspace, type Ended } from './program.ts';

let server: BannerServer;
let workspace: Workspace;

beforeAll(async () => {
  server = await startBanners();
  workspace = await Workspace.create();
});

afterAll(async () => {
  await workspace.expectNothingLeft();
  await workspace.remove();
  await server.close();
});

const look = async (name: string, ...more: string[]): Promise<Ended> => {
  const resolve = server.resolve.find((line) => line.startsWith(`${name}.banner.example=`)) ?? '';
  return await workspace.inside([
    'consent',
    `https://${name}.banner.example/`,
    '--resolve',
    resolve,
    '--ignore-https-errors',
    '--observe',
    '1s',
    ...more,
  ]);
};

it('tells the controls of each choice, and shows them on a picture', async () => {
  const file = workspace.at('banner.jpg');
  const { stdout, code } = await look('vanilla-bar-it', '--format', 'json', '--screenshot', file);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    foundBy: 'page',
    understood: true,
    banner: { language: 'it' },
    accept: { how: 'answers', control: 'Accetta tutti' },
    reject: { how: 'settings', control: 'Personalizza' },
    screenshot: file,
  });
  expect((await readFile(file)).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
});

it('says it in words, for one choice', async () => {
  const { stdout, code } = await look('span-buttons', '--choice', 'reject');
  expect(code).toBe(0);
  expect(stdout).toContain('To reject: click « Reject all »');
  expect(stdout).not.toContain('To accept');
});

it('no banner is no error; a portal that does not answer is inconclusive', async () => {
  const plain = await look('plain-en');
  expect(plain).toMatchObject({ code: 0, stderr: '' });
  expect(plain.stdout).toContain('No banner was found');
  const dead = await workspace.inside(['consent', 'https://dead.banner.example/', '--resolve', 'dead.banner.example=127.0.0.1:1']);
  expect(dead.code).toBe(3);
  expect(onlyLine(dead)).toContain('could not be looked at: no connection to the host');
});
