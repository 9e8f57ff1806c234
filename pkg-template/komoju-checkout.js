// The script-tag file: defines the elements.

import { define } from './element/define.js';

define();
