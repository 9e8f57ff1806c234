//! Cards, names, numbers, money and time limits. Knows no KOMOJU, no JSON and no browser.
