#![no_main]
libfuzzer_sys::fuzz_target!(|text: &str| komoju_fuzz::texts::kana(text));
