// The script-tag file: defines `<komoju-checkout>`.

import { define } from './element.js';

define();
