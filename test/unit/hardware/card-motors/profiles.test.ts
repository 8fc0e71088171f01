import { describe, expect, it } from 'vitest';
import { CARD_MOTOR_PROFILE_IDS, loadCardMotorProfile } from '../../../../hardware/card-motors/profiles.ts';
import { DELAYS } from '../../../../hardware/supervision/delays.ts';

describe.each(CARD_MOTOR_PROFILE_IDS)('the profile %s', (id) => {
  const loaded = loadCardMotorProfile(id);
  if (!loaded.ok) throw new Error(id);
  const { profile } = loaded;

  it('says where its figures are from', () => {
    expect(profile.id).toBe(id);
    expect(profile.source).toMatch(/\((A|B|C)\)/);
  });

  it('no two meanings share a code', () => {
    const commands = Object.values(profile.commands)
      .filter((command) => command !== null)
      .map((command) => Buffer.from(command).toString('hex'));
    expect(new Set(commands).size).toBe(commands.length);
    const codes = Object.values(profile.errors).flat();
    expect(new Set(codes).size).toBe(codes.length);
    expect(profile.card.none).not.toBe(profile.card.atGate);
  });

  it('a look that has to capture ends before the supervision takes the driver for broken', () => {
    const { acknowledgeMs, answerMs, moveMs, tries } = profile;
    const movement = acknowledgeMs * tries + moveMs;
    const question = acknowledgeMs * tries + answerMs;
    expect(movement + question).toBeLessThan(DELAYS.lookDeadline);
  });
});

describe('profiles of motorised card readers', () => {
  it('names those there are for one there is not', () => {
    expect(loadCardMotorProfile('nobody')).toEqual({
      ok: false,
      fault: 'unknown-profile',
      known: CARD_MOTOR_PROFILE_IDS,
    });
  });
});
