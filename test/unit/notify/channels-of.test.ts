import { describe, expect, it } from 'vitest';
import { NotificationChannel } from '../../../src/model/notification.ts';
import { channelsOf } from '../../../src/notify/channels-of.ts';

describe('channels of a configuration', () => {
  it('refuses what is wrong in one line, without repeating a secret', () => {
    const wrong = (setting: NotificationChannel, environment = {}): string => {
      try {
        channelsOf([setting], environment);
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
      return 'nothing';
    };
    expect(wrong({ slack: 'env:SLACK' })).toBe('notify: the environment variable SLACK is not set');
    expect(wrong({ slack: 'env:SLACK' }, { SLACK: '' })).toBe('notify: the environment variable SLACK is not set');
    expect(wrong({ teams: 'secret-token' })).toBe('notify: the address of teams is not a URL that begins with https:// or http://');
    expect(wrong({ webhook: 'smtp://x' })).toMatch(/begins with https/);
    expect(wrong({ mail: 'https://x', from: 'a@b.c', to: ['a@b.c'] })).toMatch(/begins with smtp:\/\/ or smtps:\/\/$/);
  });

  it('names the place without what is secret in its address', () => {
    const channels = channelsOf([
      { slack: 'https://hooks.slack.example/services/T0/B0/XXXX' },
      { webhook: 'https://user:pw@example.org/x' },
    ]);
    expect(channels.map(({ target }) => target)).toEqual(['hooks.slack.example', 'example.org']);
  });

  it('takes each kind and no unknown field', () => {
    expect(NotificationChannel.safeParse({ slack: 'https://x', channel: '#a' }).success).toBe(false);
    expect(NotificationChannel.safeParse({ mail: 'smtp://x', from: 'a@b.c', to: [] }).success).toBe(false);
    expect(NotificationChannel.safeParse({ teams: 'env:T', when: 'every-run' }).success).toBe(true);
  });
});
