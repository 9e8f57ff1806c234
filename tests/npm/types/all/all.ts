// Every framework is there, and what the package's types say of each is checked itself.

import 'komoju-checkout';
import 'komoju-checkout/react';
import 'svelte/elements';
import type { GlobalComponents } from 'vue';

export type Known = GlobalComponents['komoju-checkout'];
