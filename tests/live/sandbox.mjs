// The sandbox the tests talk to. `cargo xtask test live` starts it and sets the variable.

const address = process.env.KOMOJU_API;
if (!address) throw new Error('KOMOJU_API is not set; run these tests by `cargo xtask test live`');
export const sandbox = address.replace(/\/+$/, '');
