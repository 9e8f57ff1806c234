// Methods on pages of somebody else: what is asked beforehand, and the way there (DOMAIN.md 3.4, 5.3).

import { ADDITIONAL, OFFSITE } from '../details.mjs';

export default OFFSITE.map((details) => ({
  name: `offsite-${details.type.replace('_', '-')}`,
  async run(talk) {
    const session = await talk.open(details.type);
    const asked = [session.offer.additional_fields ?? []].flat().filter((field) => field in ADDITIONAL);
    const more = Object.fromEntries(asked.map((field) => [field, ADDITIONAL[field]]));
    const { json } = await talk.pay(session, { ...more, ...details });
    talk.observe('app_url', schemeOf(json?.app_url));
    await talk.look(session);
  },
}));

const schemeOf = (address) => (URL.canParse(address) ? new URL(address).protocol.replace(':', '') : null);
